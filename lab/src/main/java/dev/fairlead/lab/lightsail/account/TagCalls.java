package dev.fairlead.lab.lightsail.account;

import dev.fairlead.lab.lightsail.wire.ApiException;
import dev.fairlead.lab.lightsail.wire.Request;
import dev.fairlead.lab.lightsail.wire.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Tags on what can be tagged, which a static IP cannot. */
final class TagCalls {
    private static final int QUOTA = 50;

    static final Map<String, Call> ALL = Map.of("TagResource", TagCalls::tag, "UntagResource", TagCalls::untag);

    private TagCalls() {}

    private static Tree tag(Region region, Request request) {
        List<Tree> added = request.body().trees("tags");
        return change(region, request, "TagResource", before -> {
            var tags = new LinkedHashMap<String, Tree>();
            before.trees("tags").forEach(tag -> tags.put(tag.text("key"), tag));
            added.forEach(tag -> tags.put(tag.text("key"), tag));
            return before.with("tags", List.copyOf(tags.values()));
        });
    }

    private static Tree untag(Region region, Request request) {
        List<String> removed = request.body().texts("tagKeys");
        return change(
                region,
                request,
                "UntagResource",
                before -> before.with(
                        "tags",
                        before.trees("tags").stream()
                                .filter(tag -> !removed.contains(tag.text("key")))
                                .toList()));
    }

    private static Tree change(Region region, Request request, String type, UnaryOperator<Tree> change) {
        String name = request.body().text("resourceName");
        if (region.staticIps.find(name, region.now()) != null) {
            throw ApiException.invalid("The resource is not taggable: " + name);
        }
        Shelf shelf = List.of(
                        region.instances,
                        region.keyPairs,
                        region.snapshots,
                        region.disks,
                        region.diskSnapshots,
                        region.domains)
                .stream()
                .filter(one -> one.find(name, region.now()) != null)
                .findFirst()
                .orElseThrow(() -> ApiException.notFound("Resource", name));
        if (change.apply(region.current(shelf, name)).trees("tags").size() > QUOTA) {
            throw ApiException.invalid("A resource has at most " + QUOTA + " tags: " + name);
        }
        var subject = region.subject(shelf, name, "");
        return Call.operations(region.begin(
                type, subject, request.failure(), at -> shelf.timeline(name).change(at, change)));
    }
}
