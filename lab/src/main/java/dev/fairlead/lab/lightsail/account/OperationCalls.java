package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.List;
import java.util.Map;

/** What became of what was begun. */
final class OperationCalls {
    static final Map<String, Call> ALL = Map.of(
            "GetOperation", OperationCalls::one,
            "GetOperations", (region, request) -> region.page(request.body(), "operations", latestFirst(region)),
            "GetOperationsForResource", OperationCalls::ofResource);

    private OperationCalls() {}

    private static Tree one(Region region, Request request) {
        String id = request.body().text("operationId");
        return latestFirst(region).stream()
                .filter(operation -> operation.text("id").equals(id))
                .findFirst()
                .map(Call::operation)
                .orElseThrow(() -> ApiException.notFound("Operation", id));
    }

    private static Tree ofResource(Region region, Request request) {
        String resource = request.body().text("resourceName");
        List<Tree> about = latestFirst(region).stream()
                .filter(operation -> operation.text("resourceName").equals(resource))
                .toList();
        return region.page(request.body(), "operations", about);
    }

    private static List<Tree> latestFirst(Region region) {
        return region.operations.all(region.now()).reversed();
    }
}
