using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using MotoPortal.Simulator.Faults;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Simulator;

public sealed class IdempotencyTests(SimulatorFixture simulator) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task The_same_request_again_gets_the_first_answer_again()
    {
        using var first = await PostAsync("name=Ada", "again");
        using var second = await PostAsync("name=Ada", "again");

        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        second.Headers.GetValues("Idempotent-Replayed").Single().ShouldBe("true");
        second.Headers.GetValues("Idempotency-Key").Single().ShouldBe("again");
        second.Headers.GetValues("Original-Request").Single().ShouldBe(first.Headers.GetValues("Request-Id").Single());
        second.Headers.GetValues("Request-Id").Single().ShouldNotBe(first.Headers.GetValues("Request-Id").Single(), StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_same_key_for_something_else_is_an_error()
    {
        using var first = await PostAsync("name=Ada", "other");
        using var second = await PostAsync("name=Grace", "other");
        second.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var error = JsonNode.Parse(await second.Content.ReadAsStringAsync())!["error"]!;
        ((string?)error["type"]).ShouldBe("idempotency_error");
        ((string?)error["message"])!.ShouldContain("'other'");
    }

    [Fact]
    public async Task A_key_whose_request_still_runs_is_a_conflict()
    {
        simulator.Faults.Set(FaultKind.SlowAnswer, milliseconds: 60_000, request: "POST /v1/customers");
        using var leaving = new CancellationTokenSource();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(simulator.Simulator.Address, "/v1/customers"));
        request.Headers.Authorization = new("Bearer", "sk_test_of_the_tests");
        request.Headers.Add("Idempotency-Key", "running");
        var running = simulator.Http.SendAsync(request, leaving.Token);

        await WaitUntil.TrueAsync(() => simulator.Faults.All.Count == 0);
        using var second = await PostAsync("", "running");
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        ((string?)JsonNode.Parse(await second.Content.ReadAsStringAsync())!["error"]!["code"]).ShouldBe("idempotency_key_in_use");

        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => running);
        await WaitUntil.TrueAsync(async () =>
        {
            using var later = await PostAsync("", "running");
            return later.Headers.Contains("Idempotent-Replayed");
        });
        simulator.LogShouldBeClean();
    }

    [Fact]
    public async Task A_server_error_after_the_work_is_kept_and_given_again()
    {
        simulator.Faults.Set(FaultKind.ServerErrorAfter, request: "POST /v1/customers");
        const string form = "name=Kept%20Error";
        using var first = await PostAsync(form, "kept-error");
        using var second = await PostAsync(form, "kept-error");
        first.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        second.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        second.Headers.GetValues("Idempotent-Replayed").Single().ShouldBe("true");
        (await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = "name:'Kept Error'" })).Data.Count.ShouldBe(1);
    }

    [Fact]
    public async Task What_failed_before_any_work_is_not_kept()
    {
        using var wrong = await PostAsync("email=wrong", "not-kept");
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        simulator.Faults.Set(FaultKind.ServerErrorBefore, request: "POST /v1/customers");
        using var broken = await PostAsync("name=Ada", "not-kept");
        broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        using var right = await PostAsync("name=Ada", "not-kept");
        right.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task After_a_dropped_connection_the_same_key_brings_the_answer_and_does_nothing_twice()
    {
        simulator.Faults.Set(FaultKind.ConnectionDropped, request: "POST /v1/customers");
        await Should.ThrowAsync<HttpRequestException>(() => PostAsync("name=Dropped%20Once", "dropped"));
        using var again = await PostAsync("name=Dropped%20Once", "dropped");
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Headers.GetValues("Idempotent-Replayed").Single().ShouldBe("true");
        (await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = "name:'Dropped Once'" })).Data.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Replaying_a_process_command_returns_the_stored_answer_and_does_not_prompt()
    {
        var reader = await simulator.ReaderAsync();
        var intent = await simulator.IntentAsync();
        await simulator.ProcessAsync(reader.Id, intent.Id, key: "process-1");
        await simulator.Stripe.V1.Terminal.Readers.CancelActionAsync(reader.Id);

        (await simulator.ProcessAsync(reader.Id, intent.Id, key: "process-1")).Action.Status.ShouldBe("in_progress");
        (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.ShouldBeNull();
        await simulator.ProcessAsync(reader.Id, intent.Id, key: "process-2");
        (await simulator.Stripe.V1.Terminal.Readers.GetAsync(reader.Id)).Action.ShouldNotBeNull();
    }

    [Fact]
    public async Task Keys_survive_a_restart_and_are_forgotten_after_a_day()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var own = new OwnSimulator(time);
        var fixture = await own.StartAsync();
        var options = new CustomerCreateOptions { Name = "Once" };
        var key = new RequestOptions { IdempotencyKey = "restart" };
        var first = await fixture.Stripe.V1.Customers.CreateAsync(options, key);
        await fixture.RestartAsync();
        (await fixture.Stripe.V1.Customers.CreateAsync(options, key)).Id.ShouldBe(first.Id);

        time.Advance(TimeSpan.FromHours(25));
        (await fixture.Stripe.V1.Customers.CreateAsync(options, key)).Id.ShouldNotBe(first.Id, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Many_requests_with_one_key_at_the_same_time_do_the_work_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync("name=Race", "race")));
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Conflict);
        (await simulator.Stripe.V1.Customers.SearchAsync(new() { Query = "name:'Race'" })).Data.Count.ShouldBe(1);
    }

    private Task<HttpResponseMessage> PostAsync(string form, string key) =>
        simulator.SendAsync(HttpMethod.Post, "/v1/customers", form, ("Idempotency-Key", key));
}
