package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.backupdesk.domain.BackupRequest;
import io.github.backupdesk.domain.BackupScope;
import io.github.backupdesk.domain.BodyProblem;
import io.github.backupdesk.domain.BodyProblem.Flaw;
import io.github.backupdesk.domain.BodyReading;
import io.github.backupdesk.domain.ClusterId;
import io.github.backupdesk.domain.ExactRequest;
import io.github.backupdesk.domain.PastedCommand;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.domain.RequestText;
import io.github.backupdesk.support.RandomRequests;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CreateBodyReaderTest {

    private static BodyReading.Read read(String body) {
        return assertInstanceOf(BodyReading.Read.class, CreateBodyReader.read(body));
    }

    @ParameterizedTest
    @EnumSource(names = {"CURL", "POWERSHELL", "ZILLIZ"})
    void tenThousandRequestsComeBackFromTheirCommandAsTheyWere(RequestText form) {
        RandomRequests random = new RandomRequests(20_261_123);
        for (int i = 0; i < 10_000; i++) {
            BackupRequest request = random.next();
            String path = "/v2/clusters/" + request.clusterId() + "/backups/create";
            ExactRequest exact = new ExactRequest(request, path, CreateBody.of(request));
            String command = form.of(exact, "https://api.cloud.zilliz.com");
            PastedCommand pasted = PastedCommand.read(command).orElseThrow();
            BodyReading.Read body = read(pasted.body());
            assertEquals(
                    request,
                    new BackupRequest(new ClusterId(pasted.clusterId()), body.scope(), body.copies()),
                    () -> command);
        }
    }

    @Test
    void entriesOfOneDatabaseAreJoinedAndAMissingNameIsTheDefaultOne() {
        assertEquals(
                new BackupScope.Collections("default", List.of("a", "b")),
                read("""
                        {"backupType": "COLLECTION", "dbCollections": [
                          {"collectionNames": ["a"]}, {"dbName": "default", "collectionNames": ["b"]}]}""").scope());
    }

    @Test
    void copiesKeepTheirOrder() {
        assertEquals(
                List.of(new RegionId("aws-us-west-2"), new RegionId("aws-us-east-1")),
                read("""
                        {"crossRegionCopies": [{"regionId": "aws-us-west-2"}, {"regionId": "aws-us-east-1"}],
                         "dbCollections": null, "backupType": "CLUSTER"}""").copies());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '%',
            value = {
                "[];NOT_AN_OBJECT;",
                "{};NO_TYPE;",
                "{'backupType':' '};NO_TYPE;",
                "{'backupType':'cluster'};UNKNOWN_TYPE;cluster",
                "{'backupType':'CLUSTER','name':'x'};UNKNOWN_FIELD;name",
                "{'backupType':'CLUSTER','dbCollections':[{}]};COLLECTIONS_OF_CLUSTER;",
                "{'backupType':'COLLECTION'};NO_COLLECTIONS;",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':[]}]};NO_COLLECTIONS;",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':['a']},"
                        + "{'dbName':'e','collectionNames':['b']}]};SEVERAL_DATABASES;d, e",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':['a','a']}]};"
                        + "COLLECTION_TWICE;a",
                "{'backupType':'COLLECTION','dbCollections':[{'dbName':'d','collectionNames':[1]}]};BAD_NAME;1",
                "{'backupType':'COLLECTION','dbCollections':['d']};WRONG_SHAPE;%\"d\"%",
                "{'backupType':'COLLECTION','dbCollections':'d'};WRONG_SHAPE;dbCollections",
                "{'backupType':'CLUSTER','crossRegionCopies':[{'regionId':'AWS-us-east-1'}]};BAD_REGION;AWS-us-east-1",
                "{'backupType':'CLUSTER','crossRegionCopies':[{'regionId':'a-b'},{'regionId':'a-b'}]};REGION_TWICE;a-b"
            })
    void whatMayNotBeSentIsRefusedWithItsReason(String body, Flaw flaw, String detail) {
        BodyProblem problem = problem(body);
        assertEquals(flaw, problem.flaw());
        assertEquals(detail == null ? "" : detail, problem.detail());
    }

    private static BodyProblem problem(String body) {
        return assertInstanceOf(BodyReading.Refused.class, CreateBodyReader.read(body.replace('\'', '"')))
                .problem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '%',
            value = {
                "0;{};NO_TYPE",
                "2;{|'backupType':|'cluster'};UNKNOWN_TYPE",
                "3;{'backupType':'CLUSTER',||'a/b~c':'x'};UNKNOWN_FIELD",
                "4;{'backupType':'COLLECTION',|'dbCollections':[|{|'db':'x'}]};UNKNOWN_FIELD",
                "2;{'backupType':'CLUSTER',|'dbCollections':[{}]};COLLECTIONS_OF_CLUSTER",
                "3;{'backupType':'COLLECTION','dbCollections':[{'dbName':'d'},|{'collectionNames':['a'],|'dbName':'e'}]};"
                        + "SEVERAL_DATABASES",
                "3;{'backupType':'COLLECTION','dbCollections':[{'collectionNames':['a',|'b',|'a']}]};COLLECTION_TWICE",
                "2;{'backupType':'COLLECTION','dbCollections':[{|'collectionNames':{}}]};WRONG_SHAPE",
                "3;{'backupType':'CLUSTER','crossRegionCopies':[{'regionId':'a-b'},|{|'regionId'|:'a-b'}]};REGION_TWICE"
            })
    void theLineOfWhatMayNotBeSentIsTold(int line, String body, Flaw flaw) {
        BodyProblem problem = problem(body.replace('|', '\n'));
        assertEquals(flaw, problem.flaw());
        assertEquals(line, problem.line(), body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{;1", "not json;1", "{\"backupType\":\"CLUSTER\"} x;1", "{\"a\":1,\"a\":2};1"})
    void whatIsNoJsonSaysInWhichLine(String body, int line) {
        BodyReading.Refused refused = assertInstanceOf(BodyReading.Refused.class, CreateBodyReader.read(body));
        assertEquals(Flaw.NOT_JSON, refused.problem().flaw());
        assertEquals(line, refused.problem().line());
    }

    @Test
    void theLineOfAMistakeFarDownIsTold() {
        BodyReading.Refused refused = assertInstanceOf(
                BodyReading.Refused.class, CreateBodyReader.read("{\n \"backupType\": \"CLUSTER\",\n oops\n}"));
        assertEquals(3, refused.problem().line());
    }
}
