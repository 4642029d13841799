package dev.fairlead.host.engine;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The answer to a pull: news, and at the end nothing or an error, although its status said 200. */
final class PullAnswer extends ResultCallback.Adapter<PullResponseItem> {
    private final Consumer<PullNews> hears;
    private volatile @Nullable String error;

    PullAnswer(Consumer<PullNews> hears) {
        this.hears = hears;
    }

    @Nullable
    String error() {
        return error;
    }

    @Override
    public void onNext(PullResponseItem item) {
        ResponseItem.ErrorDetail detail = item.getErrorDetail();
        if (detail != null) {
            error = detail.getMessage();
        } else if (item.getStatus() != null) {
            ResponseItem.ProgressDetail progress = item.getProgressDetail();
            hears.accept(new PullNews(
                    item.getId() == null ? "" : item.getId(),
                    item.getStatus(),
                    progress == null ? 0 : number(progress.getCurrent()),
                    progress == null ? 0 : number(progress.getTotal())));
        }
    }

    private static long number(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
