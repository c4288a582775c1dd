package io.github.backupdesk;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.backupdesk.app.Launcher;
import io.github.backupdesk.sandbox.SandboxMain;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The floor plan as rules: who may know whom, and what belongs into one room alone. */
@AnalyzeClasses(packages = "io.github.backupdesk", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.backupdesk.";
    private static final String[] BASE = {"java..", "org.jspecify.annotations.."};

    @ArchTest
    static void everyRoomOfThePlanIsThere(JavaClasses all) {
        Set<String> rooms = all.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.substring(ROOT.length()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                Set.of(
                        "app",
                        "background",
                        "cloud",
                        "domain",
                        "export",
                        "i18n",
                        "sandbox",
                        "secrets",
                        "service",
                        "settings",
                        "store",
                        "view",
                        "viewmodel"),
                rooms,
                "a room was added or taken away: change the plan, and this test with it");
    }

    // Rule 1: the table of who may import what.

    @ArchTest
    static final ArchRule domainKnowsNothing =
            room("domain").because("the words of the trade must be readable, and testable, without anything else");

    @ArchTest
    static final ArchRule serviceKnowsTheDomainAlone = room("service", "org.slf4j..", ours("domain"))
            .because("a use case is plain blocking Java: it outlives toolkits, clients and databases");

    @ArchTest
    static final ArchRule cloudKnowsTheDomainAlone = room(
                    "cloud",
                    "javax.net.ssl..",
                    "okhttp3..",
                    "okio..",
                    "kotlin..",
                    "tools.jackson..",
                    "io.github.resilience4j..",
                    "org.slf4j..",
                    ours("domain"))
            .because("an adapter implements a port and knows nothing of those who use it");

    @ArchTest
    static final ArchRule storeKnowsTheDomainAlone = room(
                    "store", "org.jdbi..", "org.sqlite..", "org.slf4j..", ours("domain"))
            .because("an adapter implements a port and knows nothing of those who use it");

    @ArchTest
    static final ArchRule exportKnowsTheDomainAlone = room("export", "tools.jackson..", "org.slf4j..", ours("domain"))
            .because("an adapter implements a port and knows nothing of those who use it");

    @ArchTest
    static final ArchRule secretsKnowTheDomainAlone = room(
                    "secrets", "com.microsoft.credentialstorage..", "com.sun.jna..", "org.slf4j..", ours("domain"))
            .because("an adapter implements a port and knows nothing of those who use it");

    @ArchTest
    static final ArchRule settingsKnowNothingOfOurs =
            room("settings", "tools.jackson..", "org.slf4j..").because("ground rooms do not know each other");

    @ArchTest
    static final ArchRule i18nKnowsNothingOfOurs = room("i18n").because("ground rooms do not know each other");

    @ArchTest
    static final ArchRule backgroundKnowsNothingOfOurs =
            room("background", "javafx.application..", "org.slf4j..").because("ground rooms do not know each other");

    @ArchTest
    static final ArchRule viewmodelKnowsNoScene = room(
                    "viewmodel",
                    "javafx.beans..",
                    "javafx.collections..",
                    "org.slf4j..",
                    ours("service"),
                    ours("domain"),
                    ours("background"),
                    ours("settings"),
                    ours("i18n"))
            .because("what the user may do now must be testable without a window, a network or a file");

    @ArchTest
    static final ArchRule viewKnowsOnlyViewModelsAndWords = room(
                    "view",
                    "javafx.beans..",
                    "javafx.collections..",
                    "javafx.css..",
                    "javafx.event..",
                    "javafx.geometry..",
                    "javafx.scene..",
                    "javafx.stage..",
                    "javafx.util..",
                    "org.controlsfx..",
                    "atlantafx..",
                    "org.kordamp.ikonli..",
                    ours("viewmodel"),
                    ours("i18n"))
            .because(
                    "a view turns properties into nodes and gestures into calls; whatever else it knows is a rule in the"
                            + " wrong room");

    @ArchTest
    static final ArchRule sandboxKnowsNothingOfOurs = room("sandbox", "com.sun.net.httpserver..", "tools.jackson..")
            .because("a server that shares the client's classes cannot catch a wrong field name");

    @ArchTest
    static final ArchRule onlyAppStartsTheSandbox = noClasses()
            .that()
            .resideOutsideOfPackages(ours("app"), ours("sandbox"))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ours("sandbox"))
            .because("the sandbox is reached over HTTP like the real thing");

    @ArchTest
    static final ArchRule roomsAreFreeOfCircles = slices().matching(ROOT + "(*)..")
            .should()
            .beFreeOfCycles()
            .because("what goes in circles cannot be understood, tested or replaced one by one");

    // Rule 2: the toolkit and the threads.

    @ArchTest
    static final ArchRule scenesAreBuiltInViewAndAppOnly = noClasses()
            .that()
            .resideOutsideOfPackages(ours("view"), ours("app"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..")
            .because("everything below the views runs without a screen");

    @ArchTest
    static final ArchRule theToolkitsThreadIsEnteredThroughOneDoor = noClasses()
            .that()
            .resideOutsideOfPackages(ours("background"), ours("app"))
            .should()
            .dependOnClassesThat(resideInAPackage("javafx.concurrent..")
                    .or(assignableTo("javafx.application.Platform"))
                    .or(assignableTo("javafx.application.Application")))
            .because("one door between threads is one place to get it right");

    @ArchTest
    static final ArchRule threadsAreStartedInBackgroundAndAppOnly = noClasses()
            .that()
            .resideOutsideOfPackages(ours("background"), ours("app"), ours("sandbox"))
            // In the open: OkHttp keeps an executor of its own. Wire waits for it and, at the end, ends it.
            .and(DescribedPredicate.not(partOf(ROOT + "cloud.Wire")))
            .should()
            .dependOnClassesThat(startThreads())
            .orShould()
            .callConstructor(Thread.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class, String.class)
            .orShould()
            .callMethodWhere(describe(
                    "starts a thread",
                    (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && Set.of("ofVirtual", "ofPlatform", "startVirtualThread")
                                    .contains(call.getName())))
            .because("services block, and the door alone decides on which thread");

    // Rule 3: each technique in one room.

    @ArchTest
    static final ArchRule sqlStaysInTheStore = noClasses()
            .that()
            .resideOutsideOfPackage(ours("store"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..", "org.sqlite..")
            .because("the history is a port; what keeps it is the store's own affair");

    @ArchTest
    static final ArchRule httpStaysInTheCloud = noClasses()
            .that()
            .resideOutsideOfPackages(ours("cloud"))
            // The tour asks the sandbox past everything that the program believes, with the sandbox's own key.
            .and()
            .doNotHaveSimpleName("SandboxList")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("okhttp3..", "okio..", "java.net.http..")
            .because("the key leaves through one client only");

    @ArchTest
    static final ArchRule keychainsStayWithTheSecrets = noClasses()
            .that()
            .resideOutsideOfPackage(ours("secrets"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.microsoft.credentialstorage..", "com.sun.jna..")
            .because("what is a secret is decided in one room; JNA could do anything, and does this alone");

    @ArchTest
    static final ArchRule theSessionBusStaysInItsNotices = noClasses()
            .that()
            .haveNameNotMatching(".*\\.app\\.BusNot(ices|ifications)(\\$.*)?")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.freedesktop.dbus..")
            .because(
                    "the system's notices are a port; the bus starts threads of its own and is ended by its one adapter");

    // Rule 5: names, and no hidden state.

    @ArchTest
    static final ArchRule viewModelsLiveInViewmodel = classes()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .resideInAPackage(ours("viewmodel"))
            .because("a folder shows the whole floor");

    @ArchTest
    static final ArchRule viewsLiveInView = classes()
            .that()
            .haveSimpleNameEndingWith("View")
            .should()
            .resideInAPackage(ours("view"))
            .because("a folder shows the whole floor");

    @ArchTest
    static final ArchRule nothingStaticChanges = fields().that()
            .areStatic()
            .and()
            .doNotHaveName("$assertionsDisabled")
            .should()
            .beFinal()
            .because("state that belongs to nobody leaks from one test, account or window into the next");

    @ArchTest
    static final ArchRule noFieldIsInjected = fields().should()
            .notBeAnnotatedWith("javax.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("jakarta.inject.Inject")
            .andShould()
            .notBeAnnotatedWith("javafx.fxml.FXML")
            .because("what a class needs stands in its constructor");

    // Rule 6 and its kin: things that are never used.

    @ArchTest
    static final ArchRule nothingIsPrintedButByWhatTalksToATerminal = noClasses()
            .that()
            // In the open: app answers --help, --version, the tour and the self-test, whose result is what they print.
            .resideOutsideOfPackage(ours("app"))
            .and()
            .doNotBelongToAnyOf(Launcher.class, SandboxMain.class)
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a line on a console that nobody sees is lost; the log and the window are not");

    @ArchTest
    static final ArchRule noStackTraceIsPrinted = noClasses()
            .should()
            .callMethodWhere(describe(
                    "prints a stack trace",
                    (JavaMethodCall call) -> call.getName().equals("printStackTrace")))
            .because("the log gets the cause, once");

    @ArchTest
    static final ArchRule onlyQuestionsAreRetried = noClasses()
            .that(DescribedPredicate.not(partOf(ROOT + "cloud.GetRetry")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.github.resilience4j..")
            .because("a create call is sent once; a library that sends again may come near GET alone");

    @ArchTest
    static final ArchRule creatingIsFarFromRetrying = classes()
            .that()
            .haveFullyQualifiedName(ROOT + "cloud.GetRetry")
            .should()
            .onlyHaveDependentClassesThat(partOf(ROOT + "cloud.GetRetry").or(partOf(ROOT + "cloud.Questions")))
            .because("P1: one click, at most one POST");

    @ArchTest
    static final ArchRule whatAsksAgainCannotCreate = noClasses()
            .that(partOf(ROOT + "cloud.GetRetry").or(partOf(ROOT + "cloud.Questions")))
            .should()
            .callMethodWhere(describe(
                    "sends a create call",
                    (JavaMethodCall call) -> Set.of("sendOnce", "create").contains(call.getName())))
            .because("P1: one click, at most one POST");

    @ArchTest
    static final ArchRule noShortcutDependsOnTheKeyboardsLayout = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("javafx.scene.input.KeyCharacterCombination")
            .because("a shortcut that moves with the layout cannot be told in a tooltip");

    @ArchTest
    static final ArchRule nothingIsDeserialised = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo("java.io.ObjectInputStream")
            .because("a stream of objects runs code that came from elsewhere");

    @ArchTest
    static final ArchRule noFxml = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("javafx.fxml..")
            .because("views are built in code: checked by the compiler, without reflection");

    @ArchTest
    static final ArchRule i21NoLetterCaseFollowsTheSystem = noClasses()
            .should()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "toLowerCase")
            .because("in Turkish the small letter of I is another one: an ID would not be itself any more");

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(describe(
                    "sleeps",
                    (JavaMethodCall call) -> call.getTargetOwner().isEquivalentTo(Thread.class)
                            && call.getName().equals("sleep")))
            .because("a sleep is either too short or too long; there are events, and delays that can be cancelled");

    private static String ours(String room) {
        return ROOT + room + "..";
    }

    private static ArchRule room(String room, String... more) {
        String[] allowed = Stream.of(BASE, more, new String[] {ours(room)})
                .flatMap(Stream::of)
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ours(room))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed).or(primitiveArrays()));
    }

    /** An array of primitives lies in no package. */
    private static DescribedPredicate<JavaClass> primitiveArrays() {
        return describe("are primitive", type -> type.getBaseComponentType().isPrimitive());
    }

    private static DescribedPredicate<JavaClass> startThreads() {
        return assignableTo(Executor.class)
                .or(assignableTo(Executors.class))
                .or(assignableTo(CompletableFuture.class))
                .or(assignableTo(Thread.Builder.class))
                .or(assignableTo("java.util.Timer"));
    }

    private static DescribedPredicate<JavaClass> partOf(String name) {
        return describe(
                "are part of " + name, type -> outermost(type).getFullName().equals(name));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }
}
