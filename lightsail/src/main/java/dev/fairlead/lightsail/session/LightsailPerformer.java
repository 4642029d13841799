package dev.fairlead.lightsail.session;

import dev.fairlead.core.apply.Performer;
import dev.fairlead.core.apply.StepListener;
import dev.fairlead.core.apply.StepOutcome;
import dev.fairlead.core.plan.PlannedStep;
import dev.fairlead.core.resource.Work;
import dev.fairlead.lightsail.api.LightsailApi;
import dev.fairlead.lightsail.api.LightsailException;
import dev.fairlead.lightsail.call.LightsailCall;
import java.util.List;

/** Performs the steps of a plan that are calls to Lightsail, and no others. */
public final class LightsailPerformer implements Performer {
    private final LightsailApi api;

    public LightsailPerformer(LightsailApi api) {
        this.api = api;
    }

    /** Whether a step is for this performer. */
    public static boolean isFor(PlannedStep step) {
        return step.step().work() instanceof LightsailCall;
    }

    @Override
    public void perform(List<PlannedStep> batch, StepListener listener) {
        for (PlannedStep step : batch) {
            listener.began(step);
            StepOutcome outcome = outcome(step, listener);
            listener.ended(step, outcome);
            if (!(outcome instanceof StepOutcome.Succeeded)) {
                return;
            }
        }
    }

    private StepOutcome outcome(PlannedStep step, StepListener listener) {
        Work work = step.step().work();
        if (!(work instanceof LightsailCall call)) {
            return new StepOutcome.Failed("This is no work for Lightsail.");
        }
        try {
            api.perform(call, line -> listener.said(step, line));
            return new StepOutcome.Succeeded();
        } catch (LightsailException e) {
            return e.reason() == LightsailException.Reason.UNREACHABLE
                    ? new StepOutcome.Lost(told(e))
                    : new StepOutcome.Failed(told(e), e.fix());
        } catch (RuntimeException e) {
            return new StepOutcome.Failed(e.toString());
        }
    }

    private static String told(LightsailException e) {
        String why = e.why() == null ? "" : " " + e.why();
        return e.getMessage() + why;
    }
}
