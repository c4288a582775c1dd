package io.github.backupdesk.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.backupdesk.domain.CloudException;
import io.github.backupdesk.domain.CloudException.NotTheApi;
import io.github.backupdesk.domain.Cluster;
import io.github.backupdesk.domain.Job;
import io.github.backupdesk.domain.Project;
import io.github.backupdesk.domain.Region;
import io.github.backupdesk.domain.RegionId;
import io.github.backupdesk.support.Fixtures;
import io.github.backupdesk.support.RawServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes in which jobs, projects, regions and clusters come (contract.md section 7). */
class AnswerShapesTest {

    private interface Question<T> {
        T ask(HttpCloudApi api) throws CloudException;
    }

    private static <T> T asked(String body, Question<T> question) throws CloudException {
        try (RawServer server = RawServer.answering((request, peer) -> peer.answer(200, body.replace('\'', '"')));
                HttpCloudApi api = new HttpCloudApi(Fixtures.account(server.url()), Fixtures.CLOCK)) {
            return question.ask(api);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'code':0,'data':{'jobId':'j','status':'IN_PROGRESS','progress':'45','reason':''}}",
                "{'code':'0','data':{'status':'IN_PROGRESS','progress':45}}",
                "{'jobId':'j','status':'IN_PROGRESS','progress':'45','type':'BACKUP','reason':null}"
            })
    void readsAJobInEveryShape(String body) throws CloudException {
        Job job = asked(body, api -> api.job("job-1"));
        assertEquals("job-1", job.id());
        assertEquals("IN_PROGRESS", job.state().raw());
        assertEquals(45, job.percent().orElse(-1));
        assertEquals("", job.reason());
        assertEquals(Fixtures.NOON, job.checkedAt());
    }

    @ParameterizedTest
    @CsvSource({"'PAUSED_X'", "successful", "''"})
    void keepsAJobStateAsItWasSpelt(String state) throws CloudException {
        Job job = asked("{'code':0,'data':{'jobId':'j','status':'" + state + "'}}", api -> api.job("job-1"));
        assertEquals(state, job.state().raw());
        assertFalse(job.state().terminal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'code':0}",
                "{'code':0,'data':{}}",
                "{'code':0,'data':null}",
                "{'data':{'status':'X'}}",
                "<p>"
            })
    void takesNoJobFromAnAnswerWithoutOne(String body) {
        assertThrows(NotTheApi.class, () -> asked(body, api -> api.job("job-1")));
    }

    @Test
    void readsProjectsAndRegions() throws CloudException {
        List<Project> projects = asked(
                "{'code':0,'data':[{'projectId':'proj-1','projectName':'A','plan':'Enterprise',"
                        + "'regionIds':['aws-us-west-2','???',7],'instanceCount':'3'},{'projectName':'none'},"
                        + "{'projectId':'proj-2'}]}",
                HttpCloudApi::projects);
        assertEquals(
                List.of(
                        new Project("proj-1", "A", "Enterprise", Set.of(new RegionId("aws-us-west-2"))),
                        new Project("proj-2", "", "", Set.of())),
                projects);
        List<Region> regions = asked(
                "{'code':0,'data':[{'cloudId':'aws','regionId':'aws-us-west-2','domain':'x'},{'regionId':''}]}",
                HttpCloudApi::regions);
        assertEquals(List.of(new Region("aws", new RegionId("aws-us-west-2"))), regions);
        assertEquals(List.of(), asked("{'code':0,'data':null}", HttpCloudApi::regions));
        assertEquals(List.of(), asked("{'code':200,'data':[]}", HttpCloudApi::regions));
    }

    @Test
    void readsAClusterWhateverItsTypes() throws CloudException {
        List<Cluster> clusters = asked(
                "{'code':0,'data':{'count':3,'clusters':[{'clusterId':'in01-a','clusterName':'A','cuSize':'8',"
                        + "'regionId':'no region','replica':1,'connectAddress':'','globalClusterMeta':null,'plan':{}},"
                        + "{'clusterId':'../x'},{'clusterName':'no id'}]}}",
                HttpCloudApi::clusters);
        assertEquals(1, clusters.size());
        assertEquals("in01-a", clusters.get(0).id().value());
        assertEquals(8, clusters.get(0).cuSize());
        assertNull(clusters.get(0).regionId());
        assertEquals("", clusters.get(0).plan());
    }
}
