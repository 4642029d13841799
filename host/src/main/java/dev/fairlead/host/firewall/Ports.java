package dev.fairlead.host.firewall;

/** Lists of ports, as packet filters write them. */
final class Ports {
    private Ports() {}

    /** @param list such as {@code 80}, {@code 22,80,443}, {@code 8000:8100} or {@code 8000-8100} */
    static boolean hold(String list, int port) {
        for (String part : list.split("\\s*,\\s*")) {
            String[] ends = part.split("[:-]", 2);
            int first = number(ends[0]);
            int last = ends.length == 1 ? first : number(ends[1]);
            if (first <= port && port <= last) {
                return true;
            }
        }
        return false;
    }

    /** Of names, only the two for the web matter: -1 is no port. */
    private static int number(String word) {
        return switch (word) {
            case "http" -> 80;
            case "https" -> 443;
            default -> word.matches("[0-9]{1,5}") ? Integer.parseInt(word) : -1;
        };
    }
}
