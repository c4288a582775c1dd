package io.github.backupdesk.viewmodel;

import io.github.backupdesk.background.Background;
import io.github.backupdesk.domain.PemCertificates.Reading;
import io.github.backupdesk.domain.ServerCertificate;
import io.github.backupdesk.domain.VisibleText;
import io.github.backupdesk.i18n.Texts;
import io.github.backupdesk.service.CertificateService;
import io.github.backupdesk.settings.Profile.Certificate;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** The authorities that a profile trusts besides those of the system. */
public final class AuthoritiesViewModel {

    private static final String COMMON_NAME = "CN=";

    private final ObservableList<Certificate> list;
    private final ObservableList<String> names = FXCollections.observableArrayList();
    private final CertificateService service;
    private final Background background;
    private final ReadOnlyObjectProperty<Texts> texts;
    private final Sentence said;
    private Prompts prompts = Prompts.NOBODY;

    AuthoritiesViewModel(
            ObservableList<Certificate> list,
            CertificateService service,
            Background background,
            ReadOnlyObjectProperty<Texts> texts) {
        this.list = list;
        this.service = service;
        this.background = background;
        this.texts = texts;
        this.said = new Sentence(texts);
        list.addListener((ListChangeListener<Certificate>) change -> tellNames());
    }

    private void tellNames() {
        names.setAll(list.stream().map(each -> VisibleText.of(each.name())).toList());
    }

    /** Says who asks a person which file. */
    public void askBy(Prompts someone) {
        prompts = someone;
    }

    /** Asks for a file and takes what is in it. */
    public void addFile() {
        prompts.openCertificates(texts.get().get("profile.authorities.choose")).ifPresent(this::addFile);
    }

    private void addFile(Path file) {
        background.start(
                () -> service.read(file), this::take, e -> said.say("profile.authorities.unread", file.toString()));
    }

    private void take(Reading reading) {
        switch (reading) {
            case Reading.Refused refused -> said.say(words -> KeyWords.of(words, refused.problem()));
            case Reading.Read read -> {
                int before = list.size();
                read.certificates().forEach(this::add);
                int added = list.size() - before;
                said.say(words -> words.get("profile.authorities.added", added));
            }
        }
    }

    /** Trusts this one; once is enough. */
    void add(ServerCertificate certificate) {
        if (list.stream().noneMatch(each -> each.pem().equals(certificate.pem()))) {
            list.add(new Certificate(name(certificate), certificate.pem()));
        }
    }

    /** As people call it, without the rest of its distinguished name. */
    private static String name(ServerCertificate certificate) {
        String subject = certificate.subject();
        int at = subject.indexOf(COMMON_NAME);
        if (at < 0) {
            return subject;
        }
        int end = subject.indexOf(',', at);
        return subject.substring(at + COMMON_NAME.length(), end < 0 ? subject.length() : end);
    }

    /** @param at where it stands among the {@link #names} */
    public void remove(int at) {
        said.say("profile.authorities.removed", names.get(at));
        list.remove(at);
    }

    void clear() {
        said.clear();
    }

    public ObservableList<String> names() {
        return names;
    }

    /** What came of the last file. */
    public ReadOnlyStringProperty saidProperty() {
        return said.property();
    }
}
