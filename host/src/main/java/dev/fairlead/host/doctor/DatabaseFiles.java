package dev.fairlead.host.doctor;

import dev.fairlead.core.model.ServerModel;
import dev.fairlead.host.shared.SharedDatabase;
import java.util.ArrayList;
import java.util.List;

/** Databases that two colours share without the files beside them. */
public final class DatabaseFiles implements Check {
    @Override
    public String name() {
        return "databases";
    }

    @Override
    public String probe(ServerModel model) {
        return SharedDatabase.probe(model);
    }

    @Override
    public List<Finding> read(Lines answer, Surroundings around) {
        var findings = new ArrayList<Finding>();
        for (SharedDatabase database : SharedDatabase.read(answer.all(SharedDatabase.WORD), around.model())) {
            Finding finding = switch (database.mode()) {
                case WAL -> problem(database.sentence());
                case ROLLBACK -> warning(database.sentence());
            };
            findings.add(finding.why(database.why()).fix(database.fix()));
        }
        return findings;
    }
}
