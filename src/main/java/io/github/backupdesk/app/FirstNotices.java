package io.github.backupdesk.app;

import io.github.backupdesk.viewmodel.DesktopNotices;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.stage.Window;

/** Hands a notice to the first who takes it. */
record FirstNotices(List<DesktopNotices> ways) implements DesktopNotices, AutoCloseable {

    FirstNotices {
        ways = List.copyOf(ways);
    }

    /** The session bus where there is Linux, and everywhere else, or where nobody takes it there, the window's own. */
    static FirstNotices of(String osName, Map<String, String> env, Window owner, Consumer<Runnable> ui) {
        DesktopNotices own = new PopupNotices(owner, ui);
        return new FirstNotices(osName.equals("Linux") ? List.of(new BusNotices(env, ui), own) : List.of(own));
    }

    @Override
    public boolean available() {
        return ways.stream().anyMatch(DesktopNotices::available);
    }

    @Override
    public boolean show(String title, String text, boolean urgent, long replacesId, Runnable onClick) {
        return ways.stream().anyMatch(each -> each.show(title, text, urgent, replacesId, onClick));
    }

    @Override
    public void close() {
        ways.stream()
                .filter(BusNotices.class::isInstance)
                .map(BusNotices.class::cast)
                .forEach(BusNotices::close);
    }
}
