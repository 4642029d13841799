package dev.fairlead.cli.warmup;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Answers what a look at Lightsail asks, with the instance of the example model. An archive keeps the lambdas of those
 * methods that have run, and the SDK has a thousand of them between a call and its answer: to load it is not enough.
 */
final class SmallLightsail implements AutoCloseable {
    private static final String TARGET = "X-Amz-Target";

    private static final Map<String, String> ANSWERS = Map.of(
            "GetInstances", """
                    {"instances": [{
                      "name": "visa-bulletin", "arn": "arn:i", "supportCode": "1", "createdAt": 1.5,
                      "location": {"availabilityZone": "us-east-1a", "regionName": "us-east-1"},
                      "resourceType": "Instance", "tags": [{"key": "fairlead", "value": "visa-bulletin"}],
                      "blueprintId": "debian_12", "blueprintName": "Debian", "bundleId": "nano_3_0",
                      "addOns": [{"name": "AutoSnapshot", "status": "Enabled", "snapshotTimeOfDay": "06:00"}],
                      "isStaticIp": true, "ipAddressType": "dualstack", "ipv6Addresses": [],
                      "hardware": {"cpuCount": 2, "ramSizeInGb": 0.5, "disks": [{
                        "name": "system", "createdAt": 1.5, "sizeInGb": 20, "isSystemDisk": true, "iops": 100,
                        "path": "/dev/xvda", "attachedTo": "visa-bulletin", "isAttached": true}]},
                      "networking": {"monthlyTransfer": {"gbPerMonthAllocated": 1024}, "ports": [{
                        "fromPort": 22, "toPort": 22, "protocol": "tcp", "accessFrom": "Anywhere",
                        "accessType": "Public", "commonName": "", "accessDirection": "inbound",
                        "cidrs": ["0.0.0.0/0"], "ipv6Cidrs": ["::/0"], "cidrListAliases": []}]},
                      "state": {"code": 16, "name": "running"}, "username": "admin", "sshKeyName": "visa-bulletin",
                      "metadataOptions": {"state": "applied", "httpTokens": "optional", "httpEndpoint": "enabled",
                        "httpPutResponseHopLimit": 1, "httpProtocolIpv6": "disabled"},
                      "privateIpAddress": "10.0.0.1", "publicIpAddress": "192.0.2.1"}]}
                    """,
            "GetStaticIps", """
                    {"staticIps": [{
                      "name": "visa-bulletin-ip", "arn": "arn:s", "supportCode": "1", "createdAt": 1.5,
                      "location": {"availabilityZone": "all", "regionName": "us-east-1"}, "resourceType": "StaticIp",
                      "ipAddress": "192.0.2.1", "isAttached": true, "attachedTo": "visa-bulletin"}]}
                    """,
            "GetKeyPairs", """
                    {"keyPairs": [{"name": "visa-bulletin", "arn": "arn:k", "createdAt": 1.5, "fingerprint": "00:01"}]}
                    """,
            "GetBundles", """
                    {"bundles": [{
                      "bundleId": "nano_3_0", "name": "Nano", "price": 5, "cpuCount": 2, "diskSizeInGb": 20,
                      "ramSizeInGb": 0.5, "transferPerMonthInGb": 1024, "power": 300, "instanceType": "nano",
                      "publicIpv4AddressCount": 1, "isActive": true, "supportedPlatforms": ["LINUX_UNIX"]}]}
                    """,
            "GetInstanceAccessDetails", """
                    {"accessDetails": {
                      "instanceName": "visa-bulletin", "protocol": "ssh", "username": "admin", "privateKey": "",
                      "certKey": "", "expiresAt": 1.5, "ipAddress": "192.0.2.1",
                      "hostKeys": [{"algorithm": "ssh-ed25519", "publicKey": "AAAA", "witnessedAt": 1.5,
                        "fingerprintSHA1": "SHA1:0", "fingerprintSHA256": "SHA256:0"}]}}
                    """);

    private final HttpServer server;

    private SmallLightsail(HttpServer server) {
        this.server = server;
    }

    /** On this machine's loopback alone. */
    static SmallLightsail open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SmallLightsail::answer);
        server.start();
        return new SmallLightsail(server);
    }

    /** For who signs: nobody looks at the signature. */
    Map<String, String> environment() {
        return Map.of(
                "FAIRLEAD_LIGHTSAIL_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID",
                "nobody",
                "AWS_SECRET_ACCESS_KEY",
                "nothing");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String target = exchange.getRequestHeaders().getFirst(TARGET);
            String operation = target == null ? "" : target.substring(target.indexOf('.') + 1);
            byte[] body = ANSWERS.getOrDefault(operation, "{}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
