using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.People;
using MotoPortal.Accounts.Persons;
using MotoPortal.Accounts.Roles;
using MotoPortal.Data.Workers;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Tests.Support;

namespace MotoPortal.Tests.Accounts;

/// <summary>The acting person of a scope, on a real portal whose people change while a page is open.</summary>
[Trait(Categories.Name, Categories.Slow)]
public sealed class ActingPersonTests : IAsyncLifetime
{
    private const string Sam = "sam@practice.example";
    private const string Alex = "alex@practice.example";

    private readonly PortalFactory _portal = new PortalFactory().Start();
    private ActingScope _page = null!;

    private PeopleHost People => new(_portal);

    public async Task InitializeAsync() => _page = await People.ActAsAsync(Sam);

    public async Task DisposeAsync()
    {
        await _page.DisposeAsync();
        await _portal.DisposeAsync();
    }

    [Fact]
    public async Task A_person_acts_under_their_name_and_the_role_that_counts_most()
    {
        var actor = await MayAsync(Policies.RefundCharges);

        actor.ShouldBe(Actor.OfPerson((await People.FindAsync(Sam)).Id, "Sam O.", StaffRoles.Supervisor));
        (await MayAsync(Policies.Administer)).ShouldBeNull();
    }

    [Fact]
    public async Task A_role_that_is_taken_while_the_page_stands_open_counts_at_the_next_press()
    {
        (await MayAsync(Policies.RefundCharges)).ShouldNotBeNull();

        await ChangeAsync((people, id) => people.ChangeRolesAsync(id, [StaffRoles.Clerk], seen: null, CancellationToken.None));

        (await MayAsync(Policies.RefundCharges)).ShouldBeNull();
        _portal.Log.Lines.ShouldContain(
            line => line.Event.Id == 3050 && line.Message.Contains(Policies.RefundCharges, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_person_presses_after_their_role_was_taken_changes_nothing_and_is_refused()
    {
        var refunds = _page.Get<RefundWorkflow>();
        await ChangeAsync((people, id) => people.ChangeRolesAsync(id, [StaffRoles.Auditor], seen: null, CancellationToken.None));
        var (now, amount) = (TimeProvider.System.GetUtcNow(), new Money(1000, "eur"));
        var asked = new NewRefund(ChargeRefundId.Create(now), ChargeId.Create(now), amount, RefundReason.RequestedByCustomer, "", amount);

        var outcome = await refunds.RequestAsync(asked, CancellationToken.None);

        outcome.ShouldBe(new RefundOutcome.NotAllowed());
    }

    [Fact]
    public async Task A_person_whose_session_or_access_has_ended_acts_no_more()
    {
        await ChangeAsync((people, id) => people.EndSessionsAsync(id, CancellationToken.None));
        (await MayAsync(Policies.SeeCharges)).ShouldBeNull();

        await using var again = await People.ActAsAsync(Sam);
        (await again.Get<ActingPerson>().AllowedAsync(Policies.SeeCharges, CancellationToken.None)).ShouldNotBeNull();
        await ChangeAsync((people, id) => people.DisableAsync(id, CancellationToken.None));
        (await again.Get<ActingPerson>().AllowedAsync(Policies.SeeCharges, CancellationToken.None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_portal_acts_in_the_scope_of_a_job_and_in_no_other()
    {
        var scopes = _portal.Services.GetRequiredService<IServiceScopeFactory>();
        await using var job = JobScope.Create(scopes);
        await using var plain = scopes.CreateAsyncScope();

        (await Acting(job).AllowedAsync(Policies.RunJobs, CancellationToken.None)).ShouldBe(Actor.Portal);
        (await Acting(job).AllowedAsync(Policies.Administer, CancellationToken.None)).ShouldBeNull();
        (await MayAsync(Policies.RunJobs)).ShouldBeNull();
        plain.ServiceProvider.GetRequiredService<JobScope>().IsOfJob.ShouldBeFalse();

        static ActingPerson Acting(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ActingPerson>();
    }

    [Fact]
    public async Task Two_pages_at_once_each_keep_their_own_person()
    {
        await using var other = await People.ActAsAsync(Alex);

        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(turn => turn % 2 == 0
            ? MayAsync(Policies.RefundCharges)
            : other.Get<ActingPerson>().AllowedAsync(Policies.RefundCharges, CancellationToken.None)));

        asked.Select(actor => actor!.Name).ShouldBe(Enumerable.Range(0, 20).Select(turn => turn % 2 == 0 ? "Sam O." : "Alex P."));
    }

    private Task<Actor?> MayAsync(string policy) => _page.Get<ActingPerson>().AllowedAsync(policy, CancellationToken.None);

    // An administrator changes Sam's access on a page of their own.
    private async Task ChangeAsync(Func<PeopleWorkflow, string, Task<PersonOutcome>> change)
    {
        await using var admin = await People.ActAsAsync(Alex);
        var sam = (await People.FindAsync(Sam)).Id;
        (await change(admin.Get<PeopleWorkflow>(), sam)).ShouldBeOfType<PersonOutcome.Changed>();
    }
}
