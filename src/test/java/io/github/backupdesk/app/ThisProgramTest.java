package io.github.backupdesk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.backupdesk.settings.Folders;
import io.github.backupdesk.viewmodel.ProgramFacts;
import io.github.backupdesk.viewmodel.ProgramFacts.Install;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ThisProgramTest {

    private final Folders folders = Folders.under(Path.of("/data"));
    private final Properties system = new Properties();

    @Test
    void thePackageThatStartsItSaysWhichItIs() {
        assertEquals(Install.BUILD, ThisProgram.facts(folders, system).install());
        system.setProperty("backupdesk.install", "rpm");
        assertEquals(Install.RPM, ThisProgram.facts(folders, system).install());
    }

    @Test
    void theFactsAreThoseOfTheVirtualMachine() {
        system.setProperty("java.runtime.version", "25.0.1+8");
        system.setProperty("java.vendor", "Someone");
        system.setProperty("javafx.runtime.version", "26.0.2+3");
        system.setProperty("os.name", "Linux");
        system.setProperty("os.arch", "riscv64");
        ProgramFacts facts = ThisProgram.facts(folders, system);
        assertEquals("25.0.1+8 Someone", facts.java());
        assertEquals("26.0.2+3", facts.javaFx());
        assertEquals("Linux ? riscv64", facts.system());
    }

    @Test
    void everyFolderOfOursIsNamedOnce() {
        assertEquals(
                Set.of(folders.data(), folders.config(), folders.state(), folders.logs(), folders.cache()),
                ThisProgram.facts(folders, system).folders().stream()
                        .map(ProgramFacts.DataFolder::path)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    @Test
    void theBuildHasFilledInTheVersion() {
        assertFalse(Version.NUMBER.contains("$") || Version.NUMBER.equals("?"), Version.NUMBER);
        assertFalse(Version.COMMIT.contains("$"), Version.COMMIT);
    }
}
