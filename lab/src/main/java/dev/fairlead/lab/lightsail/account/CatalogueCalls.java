package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.Map;

/** What can be had. */
final class CatalogueCalls {
    static final Map<String, Call> ALL = Map.of(
            "GetBundles", (region, request) -> region.page(request.body(), "bundles", Catalogue.BUNDLES),
            "GetBlueprints", (region, request) -> region.page(request.body(), "blueprints", Catalogue.BLUEPRINTS),
            "GetRegions", (region, request) -> regions(request));

    private CatalogueCalls() {}

    private static Tree regions(Request request) {
        boolean withZones = request.body().isTrue("includeAvailabilityZones");
        return Tree.of(
                "regions",
                Catalogue.REGIONS.stream()
                        .map(region -> withZones
                                ? region.with("availabilityZones", Catalogue.zones(region.text("name")))
                                : region)
                        .toList());
    }
}
