package io.github.backupdesk.app;

import io.github.backupdesk.domain.SafeLink;
import io.github.backupdesk.viewmodel.Opener;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.application.HostServices;

/** Opens pages in the system's browser and folders in its file manager. */
final class SystemOpener implements Opener {

    private static final String LINUX_OPENER = "xdg-open";

    private final HostServices services;
    private final boolean possible;

    /** @param path where the system looks for programs; only Linux asks for one */
    SystemOpener(HostServices services, String osName, String path) {
        this.services = services;
        this.possible = !osName.startsWith("Linux") || isOn(path);
    }

    private static boolean isOn(String path) {
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(each -> Files.isExecutable(Path.of(each, LINUX_OPENER)));
    }

    @Override
    public void page(SafeLink page) throws IOException {
        show(page.toString());
    }

    @Override
    public void folder(Path folder) throws IOException {
        show(folder.toUri().toString());
    }

    /** The toolkit would print a stack trace where nobody looks. */
    private void show(String uri) throws IOException {
        if (!possible) {
            throw new IOException("there is no " + LINUX_OPENER);
        }
        services.showDocument(uri);
    }
}
