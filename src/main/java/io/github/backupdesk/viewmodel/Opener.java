package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.SafeLink;
import java.io.IOException;
import java.nio.file.Path;

/** Hands something to the system, which shows it in a program of its own. Its methods block. */
public interface Opener {

    /** There is nobody to hand anything to. */
    Opener NOBODY = new Opener() {
        @Override
        public void page(SafeLink page) throws IOException {
            throw new IOException("nobody opens pages here");
        }

        @Override
        public void folder(Path folder) throws IOException {
            throw new IOException("nobody opens folders here");
        }
    };

    void page(SafeLink page) throws IOException;

    void folder(Path folder) throws IOException;
}
