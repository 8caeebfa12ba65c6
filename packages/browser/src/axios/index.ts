export { type AxiosClient, withAxiosErrors as withApiErrors } from '@errlex/core/clients';
