import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import spotv3.SpotV3;

/** An account on the exchange at an origin. Errors of the exchange are thrown: {@code ApiException}. */
record Exchange(String origin, String key, String secret, String passphrase) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Returns what the response means; the order is JSON, or empty. */
    SpotV3.Outcome send(String method, String path, String order)
            throws IOException, InterruptedException, GeneralSecurityException {
        String timestamp = String.valueOf(System.currentTimeMillis());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] digest = mac.doFinal((timestamp + method + path + order).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + path)).timeout(Duration.ofSeconds(10))
                .headers("ACCESS-KEY", key, "ACCESS-PASSPHRASE", passphrase, "ACCESS-TIMESTAMP", timestamp,
                        "ACCESS-SIGN", Base64.getEncoder().encodeToString(digest), "Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(order)).build();
        HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        SpotV3.Outcome outcome = SpotV3.toOutcome(response.body(), response.statusCode(),
                name -> response.headers().firstValue(name).orElse(null));
        if (outcome.error() != null) {
            throw outcome.error();
        }
        return outcome;
    }
}
