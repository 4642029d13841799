package dev.fairlead.templates;

import dev.fairlead.core.model.Nginx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a site says for all its locations alike, as the template wants it. */
final class SiteSettings {
    private SiteSettings() {}

    /** @param dollar what stands for a dollar sign, which nginx would take for the beginning of a variable */
    static Map<String, Object> values(NginxSite.Front front, String dollar) {
        Nginx.Site site = front.nginx().site();
        var values = new HashMap<String, Object>();
        values.put("gzip", site.gzip());
        values.put("headers", headers(site, dollar));
        values.put("log", site.accessLog().name().toLowerCase(Locale.ROOT));
        values.put("errorPage", front.errorPage().replace("$", dollar));
        if (front.snippet() != null) {
            values.put("snippet", front.snippet());
        }
        String canonical = site.canonicalHost();
        if (canonical != null) {
            values.put("canonical", canonical);
            values.put(
                    "otherNames",
                    front.nginx().serverNames().stream()
                            .filter(name -> !name.equalsIgnoreCase(canonical))
                            .distinct()
                            .toList());
        }
        return values;
    }

    private static List<Map<String, String>> headers(Nginx.Site site, String dollar) {
        var headers = new ArrayList<Map<String, String>>();
        new TreeMap<>(site.headers())
                .forEach((name, value) -> headers.add(Map.of(
                        "name",
                        name,
                        "sent",
                        name.toLowerCase(Locale.ROOT).replace('-', '_'),
                        "variable",
                        "header" + (headers.size() + 1),
                        "value",
                        value.replace("$", dollar))));
        return headers;
    }
}
