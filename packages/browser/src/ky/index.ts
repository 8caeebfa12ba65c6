export { type KyClient, withKyErrors as withApiErrors } from '@errlex/core/clients';
