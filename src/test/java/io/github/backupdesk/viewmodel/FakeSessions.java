package io.github.backupdesk.viewmodel;

import io.github.backupdesk.domain.ApiKey;
import io.github.backupdesk.settings.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;

/** Opens pretend accounts, each with all view models of one, and tells what was done with them. */
final class FakeSessions implements Sessions {

    final List<String> log = new ArrayList<>();
    final List<Session> open = new ArrayList<>();
    Optional<Exception> trouble = Optional.empty();

    /** One that was joined. */
    final class Session implements OpenSession {

        final Desk desk = new Desk();
        final String account;
        final Optional<ApiKey> key;
        boolean readOnly;

        Session(String account, Optional<ApiKey> key, ReadOnlyObjectProperty<ProfileFace> face) {
            this.account = account;
            this.key = key;
            desk.shell.guardBy(new LockViewModel(face, desk.background, desk.texts));
            open.add(this);
        }

        @Override
        public ShellViewModel shell() {
            return desk.shell;
        }

        @Override
        public String account() {
            return account;
        }

        @Override
        public void readOnly(boolean only) {
            readOnly = only;
        }

        @Override
        public void renew(ApiKey fresh) {
            log.add("renew " + account);
            key.orElseThrow().replaceBy(fresh);
        }

        @Override
        public void forgetKey() {
            key.ifPresent(ApiKey::close);
        }

        @Override
        public boolean isLocked() {
            return key.filter(ApiKey::isForgotten).isPresent();
        }

        @Override
        public void close() {
            log.add("close " + account);
            open.remove(this);
        }
    }

    @Override
    public Ground prepare(Wanted wanted) throws Exception {
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        String account = wanted instanceof Wanted.Account of ? of.profile().account() : Preferences.DEMO;
        Optional<ApiKey> key = wanted instanceof Wanted.Account of ? Optional.of(of.key()) : Optional.empty();
        log.add("prepare " + account);
        return new Ground() {
            @Override
            public String account() {
                return account;
            }

            @Override
            public OpenSession join(ReadOnlyObjectProperty<ProfileFace> face) {
                return new Session(account, key, face);
            }

            @Override
            public void close() {
                log.add("give up " + account);
                key.ifPresent(ApiKey::close);
            }
        };
    }
}
