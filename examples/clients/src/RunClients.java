import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import spotv3.ApiException;

/** Sends the requests on standard input, "method path [order]" each, to the exchange at its argument. */
public final class RunClients {
    private RunClients() {}

    public static void main(String[] arguments) throws Exception {
        Exchange exchange = new Exchange(arguments[0], "demo", "not-a-secret", "sandbox");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split(" ", 3);
            try {
                exchange.send(fields[0], fields[1], fields[2]);
                System.out.println("sent");
            } catch (ApiException error) {
                String advice = error.advice(fields[0]).retry() + " " + error.advice(fields[0]).executed();
                System.out.println(error.code() + " " + error.reason() + " " + advice.toLowerCase().replace('_', '-')
                        + " " + error.translate("de").text());
            }
        }
    }
}
