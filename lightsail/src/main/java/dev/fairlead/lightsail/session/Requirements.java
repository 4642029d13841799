package dev.fairlead.lightsail.session;

import dev.fairlead.core.diagnostic.Diagnostic;
import dev.fairlead.core.diagnostic.InvalidModelException;
import dev.fairlead.core.diagnostic.Quoted;
import dev.fairlead.core.diagnostic.Suggestion;
import dev.fairlead.core.model.Lightsail;
import dev.fairlead.core.model.ServerModel;
import dev.fairlead.core.model.reader.Cautions;
import dev.fairlead.lightsail.account.Account;
import dev.fairlead.lightsail.account.Alarm;
import dev.fairlead.lightsail.account.Disk;
import dev.fairlead.lightsail.account.StaticIp;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.expansion.LightsailExpansion;
import dev.fairlead.lightsail.expansion.Ownership;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be so in an account before anything of a model may be done in it. */
record Requirements(ServerModel model, Lightsail lightsail, Account account) {

    /** All that a plan needs, whatever it will do. */
    void all(@Nullable String publicKey) {
        ours();
        key(publicKey);
        lightsail.disks().forEach(this::disk);
        lightsail.alarms().keySet().forEach(this::alarm);
        staticIp();
        lightsail.domains().keySet().forEach(this::zone);
    }

    void ours() {
        if (Ownership.of(account, model.name()) instanceof Ownership.Others(String other)) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The instance `" + model.name() + "` belongs to the model " + Quoted.of(other) + ".",
                    "Its tag `" + LightsailExpansion.OWNER + "` says so.",
                    "Give this server another `name`; or, if it is the same server, change the tag.");
        }
    }

    /** For an instance that would have to be made anew. */
    void mark() {
        if (Ownership.of(account, model.name()) instanceof Ownership.Unmarked) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The instance `" + model.name() + "` would have to be made anew, and bears no mark of Fairlead.",
                    "Somebody made it by hand, and may need it as it is.",
                    "Put its zone, blueprint and bundle into the model as they are and apply, which marks it; then"
                            + " change the model.");
        }
    }

    private void key(@Nullable String publicKey) {
        Lightsail.KeyPair keyPair = lightsail.keyPair();
        if (keyPair != null && publicKey == null && !account.keyPairs().containsKey(keyPair.name())) {
            throw new InvalidModelException(
                    Diagnostic.of("The public key " + Quoted.of(keyPair.publicKeyFile()) + " cannot be read.")
                            .at(model.locate("lightsail.keyPair.publicKeyFile"))
                            .why("Lightsail has no key pair `" + keyPair.name() + "` yet, which is made from it.")
                            .fix("Name the file with the public half of your key, or make one with `ssh-keygen`."));
        }
    }

    private void disk(String name, Lightsail.Disk wanted) {
        Disk seen = account.further().disks().get(name);
        if (seen == null) {
            return;
        }
        String owner = seen.tags().getOrDefault(LightsailExpansion.OWNER, model.name());
        String holder = seen.attachedTo();
        if (!owner.equals(model.name()) || (holder != null && !holder.equals(model.name()))) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The disk `" + name + "` is somebody else's.",
                    owner.equals(model.name())
                            ? "It is attached to the instance `" + holder + "`."
                            : "Its tag `" + LightsailExpansion.OWNER + "` names the model " + Quoted.of(owner) + ".",
                    "Give the disk another name in the model, or detach it there first.");
        }
        if (wanted.sizeInGb() < seen.sizeInGb()) {
            throw tooSmall(name, wanted, "It has " + seen.sizeInGb() + " GB, and a disk never shrinks.");
        }
    }

    /** For a disk that is made from a snapshot. */
    void room(String disk, int gigabytes) {
        Lightsail.Disk wanted = lightsail.disks().get(disk);
        if (wanted != null && wanted.sizeInGb() < gigabytes) {
            throw tooSmall(disk, wanted, "Its snapshot has " + gigabytes + " GB.");
        }
    }

    private InvalidModelException tooSmall(String name, Lightsail.Disk wanted, String why) {
        return new InvalidModelException(
                Diagnostic.of("The disk " + Quoted.of(name) + " does not fit into " + wanted.sizeInGb() + " GB.")
                        .at(model.locate("lightsail.disks." + name + ".sizeInGb"))
                        .why(why)
                        .fix("Let it have at least what it has, or make another disk and move the data."));
    }

    private void alarm(String name) {
        Alarm seen = account.further().alarms().get(name);
        if (seen != null && !seen.watched().equals(model.name())) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The alarm `" + name + "` is somebody else's.",
                    "It watches `" + seen.watched() + "`, and putting it anew would end that.",
                    "Give the alarm another name in the model.");
        }
    }

    private void staticIp() {
        String name = lightsail.staticIp();
        StaticIp seen = name == null ? null : account.staticIps().get(name);
        String holder = seen == null ? null : seen.attachedTo();
        if (holder != null && !holder.equals(model.name())) {
            throw new LightsailException(
                    LightsailException.Reason.REFUSED,
                    "The static IP `" + name + "` is somebody else's.",
                    "It leads to the instance `" + holder + "`, which would not be reached by it any more.",
                    "Give the static IP another name in the model, or take it off there first:"
                            + " aws lightsail detach-static-ip --region " + lightsail.region() + " --static-ip-name "
                            + name);
        }
    }

    private void zone(String name) {
        Set<String> zones = account.further().zones().keySet();
        if (!zones.contains(name.toLowerCase(Locale.ROOT))) {
            String guess = Suggestion.didYouMean(name, zones);
            String make = "Make it with `aws lightsail create-domain --region us-east-1 --domain-name " + name
                    + "`, and name its servers where the domain is registered.";
            throw new InvalidModelException(Diagnostic.of("Lightsail has no DNS zone " + Quoted.of(name) + ".")
                    .at(model.locate("lightsail.domains." + name))
                    .why(zones.isEmpty() ? "There is none at all." : "There are " + String.join(", ", zones) + ".")
                    .fix(guess == null ? make : guess + " " + make));
        }
    }

    /** What a reader should know in any case. */
    List<String> notes() {
        var notes = new ArrayList<String>();
        if (Ownership.of(account, model.name()) instanceof Ownership.Unmarked) {
            notes.add("The instance `" + model.name()
                    + "` bears no mark of Fairlead: somebody made it by hand, or took its tag `"
                    + LightsailExpansion.OWNER + "` away. An apply marks it.");
        }
        Diagnostic shut = Cautions.sshShut(model);
        if (shut != null) {
            notes.add(shut.message() + " " + shut.why());
        }
        return notes;
    }

    Map<String, String> tags() {
        var seen = account.instances().get(model.name());
        return seen == null ? Map.of() : seen.tags();
    }
}
