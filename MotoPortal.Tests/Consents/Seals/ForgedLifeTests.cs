using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Pages;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Copy;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Data;
using MotoPortal.Data.Guards;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Ledger.Checks;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;
using MotoPortal.Schedules.Plans;
using MotoPortal.Schedules.Records;
using MotoPortal.Schedules.Running;
using MotoPortal.Tests.Charges;
using MotoPortal.Tests.Consents.Withdrawal;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using PaymentMethodCardOptions = Stripe.PaymentMethodCardOptions;
using PaymentMethodUpdateOptions = Stripe.PaymentMethodUpdateOptions;

namespace MotoPortal.Tests.Consents.Seals;

/// <summary>Reverts the later events of a consent with a database tool, and changes its ledger entries.</summary>
public sealed class ForgedLifeTests : IAsyncLifetime
{
    private SaveCardHost _host = null!;

    public async Task InitializeAsync() => _host = await SaveCardHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task A_withdrawal_that_is_undone_in_the_file_stays_a_withdrawal()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.WithdrawAsync(consent.Id);

        await ForgeAsync("DELETE FROM consent_endings", "DELETE FROM card_removals");

        (await ClausesAsync(consent)).ShouldBe([ChargeClause.SealBroken]);
        (await BreaksAsync(consent)).ShouldBe(["ending"]);
    }

    [Fact]
    public async Task An_end_that_is_turned_into_another_does_not_match()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.WithdrawAsync(consent.Id);

        await ForgeAsync("UPDATE consent_endings SET \"Kind\" = 'WithoutCard', \"Channel\" = NULL");

        (await BreaksAsync(consent)).ShouldBe(["ending"]);
    }

    [Fact]
    public async Task A_suspension_that_is_removed_or_turned_into_its_lifting_still_forbids_charges()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.Get<Atomic>().RunAsync(
            scope => _host.Get<ConsentSuspensions>().SuspendAsync(scope, consent.Id, "stolen_card", ChargeId
                .Create(_host.Clock.GetUtcNow()), CancellationToken.None), CancellationToken.None);
        (await ClausesAsync(consent)).ShouldBe([ChargeClause.Suspended]);

        await ForgeAsync("UPDATE consent_facts SET \"Kind\" = 'SuspensionLifted' WHERE \"Kind\" = 'Suspended'");
        (await ClausesAsync(consent)).ShouldBe([ChargeClause.SealBroken]);

        await ForgeAsync("DELETE FROM consent_facts");
        (await ClausesAsync(consent)).ShouldBe([ChargeClause.SealBroken]);
    }

    [Fact]
    public async Task A_suspension_that_was_lifted_by_a_supervisor_forbids_nothing()
    {
        var consent = await _host.SavedOnRequestAsync();
        var suspensions = _host.Get<ConsentSuspensions>();
        await _host.Get<Atomic>().RunAsync(
            scope => suspensions.SuspendAsync(scope, consent.Id, "stolen_card", ChargeId
                .Create(_host.Clock.GetUtcNow()), CancellationToken.None), CancellationToken.None);
        await _host.As(Charging.Sam).Get<SuspensionWorkflow>().LiftAsync(consent.Id, "The bank has cleared it up", CancellationToken.None);

        (await BreaksAsync(consent)).ShouldBeEmpty();
        (await _host.ChargeAsync(_host.Asking(consent))).State.ShouldBe(ChargeState.Succeeded);
    }

    [Fact]
    public async Task A_card_that_the_bank_renewed_may_be_charged_and_an_expiry_that_a_hand_wrote_may_not()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.Stripe.V1.PaymentMethods.UpdateAsync(
            consent.Card!.PaymentMethod.Value,
            new PaymentMethodUpdateOptions { Card = new PaymentMethodCardOptions { ExpMonth = 3, ExpYear = 2035 } });
        await _host.Get<SavedCardEvents>().ApplyAsync(
            new StripeEventReference("payment_method.automatically_updated", null, consent.Card.PaymentMethod), CancellationToken.None);
        (await _host.ChargeAsync(_host.Asking(consent))).State.ShouldBe(ChargeState.Succeeded);

        await ForgeAsync("UPDATE consent_facts SET \"ExpYear\" = 2049");

        (await ClausesAsync(consent, reference: "A-2")).ShouldBe([ChargeClause.SealBroken]);
        (await BreaksAsync(consent)).ShouldBe(["card.renewed"]);
    }

    [Fact]
    public async Task The_customer_of_another_card_is_not_charged()
    {
        var consent = await _host.SavedOnRequestAsync();

        await ForgeAsync("UPDATE customers SET \"StripeId\" = 'cus_somebodyelse00'");

        (await ClausesAsync(consent)).ShouldBe([ChargeClause.SealBroken]);
        (await BreaksAsync(consent)).ShouldBe(["person.stripe"]);
    }

    [Theory]
    [InlineData("UPDATE ledger_payloads SET \"Json\" = replace(\"Json\", '8000', '999999')")]
    [InlineData("UPDATE ledger_payloads SET \"Salt\" = randomblob(32)")]
    [InlineData("UPDATE ledger_payloads SET \"ActorName\" = 'Mallory'")]
    [InlineData("DELETE FROM ledger_payloads")]
    [InlineData("INSERT INTO ledger_erasures SELECT \"Sequence\", 0 FROM ledger_payloads; DELETE FROM ledger_payloads")]
    [InlineData("UPDATE ledger_entries SET \"Commitment\" = replace(\"Commitment\", 'a', 'b')")]
    [InlineData("UPDATE ledger_entries SET \"Kind\" = 'consent.gone' WHERE \"Kind\" = 'consent.given'")]
    [InlineData("DELETE FROM ledger_entries WHERE \"Kind\" = 'card.sealed'")]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task What_the_ledger_holds_vouches_for_nothing_once_it_was_changed_itself(string forgery)
    {
        var consent = await _host.SavedOnRequestAsync();

        await ForgeAsync(forgery);

        (await ClausesAsync(consent)).ShouldBe([ChargeClause.SealBroken]);
    }

    [Theory]
    [InlineData("UPDATE ledger_payloads SET \"Json\" = '{}'")]
    [InlineData("DELETE FROM ledger_payloads")]
    [InlineData("INSERT OR REPLACE INTO ledger_payloads SELECT \"Sequence\", \"Salt\", \"ActorName\", '{}' FROM ledger_payloads")]
    [InlineData("DELETE FROM ledger_erasures")]
    public async Task The_file_itself_refuses_to_change_what_the_ledger_holds(string statement)
    {
        await _host.SavedOnRequestAsync();
        await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles, dropsTriggers: false);
        await raw.RunAsync("INSERT INTO ledger_erasures VALUES (999999, 0)");
        var columns = await raw.ColumnAsync("SELECT name FROM pragma_table_info('ledger_payloads')");
        columns.ShouldBe(["Sequence", "ActorName", "Json", "Salt"], ignoreOrder: true);

        (await Should.ThrowAsync<SqliteException>(() => raw.RunAsync(statement))).Message.ShouldContain("is append-only");
    }

    [Fact]
    public async Task A_record_of_an_earlier_schema_is_compared_with_its_commitment()
    {
        var consent = await _host.SavedOnRequestAsync();
        await AsSealedByAnEarlierPortalAsync();
        (await _host.ChargeAsync(_host.Asking(consent))).State.ShouldBe(ChargeState.Succeeded);

        await ForgeAsync("UPDATE consents SET \"GivenAt\" = \"GivenAt\" - 86400000");

        (await ClausesAsync(consent, reference: "A-2")).ShouldBe([ChargeClause.SealBroken]);
        (await BreaksAsync(consent)).ShouldBe(["givenAt"]);
    }

    [Theory]
    [InlineData("\"AmountMinorUnits\" = 7900")]
    [InlineData("\"PaymentMethodId\" = 'pm_ofsomebodyelse'")]
    [InlineData("\"RequestedById\" = 'u-sam2'")]
    [InlineData("\"Initiation\" = 'CustomerAbsent'")]
    [InlineData("\"OverriddenClauses\" = 'LooksDouble HouseLimitPerCharge'")]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task A_charge_that_was_changed_while_it_waited_for_a_second_person_is_not_sent(string forgery)
    {
        var consent = await _host.SavedOnRequestAsync();
        (await _host.ChargeAsync(_host.Asking(consent))).State.ShouldBe(ChargeState.Succeeded);
        var second = _host.Asking(consent) with { AsksForApproval = true };
        (await _host.Get<ChargeWorkflow>().RequestAsync(second, CancellationToken.None)).ShouldBe(
            new ChargeOutcome.AwaitsApproval(second.Id));

        await ForgeAsync($"UPDATE charges SET {forgery} WHERE \"State\" = 'AwaitingApproval'");

        // The page shows the row's amount, so that is what the second person confirms.
        var shown = (await _host.SeeAsync(second.Id)).Amount;
        var outcome =
            await _host.As(Charging.Sam).Get<ChargeWorkflow>().ApproveAsync(second.Id, "Ordered twice", shown, CancellationToken.None);
        outcome.ShouldBeOfType<ApprovalOutcome.Refused>().Breaches.Select(breach => breach.Clause).ShouldBe([ChargeClause.SealBroken]);
        (await _host.IntentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_cap_that_is_raised_while_a_charge_waits_stops_the_second_person_too()
    {
        var consent = await _host.SavedOnRequestAsync();
        await _host.ChargeAsync(_host.Asking(consent));
        var second = _host.Asking(consent) with { AsksForApproval = true };
        await _host.Get<ChargeWorkflow>().RequestAsync(second, CancellationToken.None);

        await ForgeAsync("UPDATE consents SET \"AmountMinorUnits\" = 999999");

        // The page shows the row's amount, so that is what the second person confirms.
        var shown = (await _host.SeeAsync(second.Id)).Amount;
        var outcome =
            await _host.As(Charging.Sam).Get<ChargeWorkflow>().ApproveAsync(second.Id, "Ordered twice", shown, CancellationToken.None);
        outcome.ShouldBeOfType<ApprovalOutcome.Refused>().Breaches.Select(breach => breach.Clause).ShouldContain(ChargeClause.SealBroken);
        (await _host.IntentsAsync()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_schedule_charges_nothing_under_a_changed_plan_and_asks_for_a_person()
    {
        var today = _host.Today();
        var consent = await _host.SavedAsync(ConsentScope.Recurring(
            "Coffee", AmountRule.Fixed, new Money(4000, "eur"), ChargePeriod.Month, today.AddDays(3), today.AddYears(1)));
        await _host.Get<ScheduleRunner>().WorkAsync(CancellationToken.None);

        await ForgeAsync("UPDATE consents SET \"AmountMinorUnits\" = 40000, \"FirstDay\" = '"
            + today.ToString("O", System.Globalization.CultureInfo.InvariantCulture) + "'");
        _host.Clock.Advance(TimeSpan.FromDays(4));
        await _host.Get<ScheduleRunner>().WorkAsync(CancellationToken.None);

        var schedule = (await _host.Get<ScheduleReads>().FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();
        (schedule.State, schedule.Trouble, schedule.TroubleCode).ShouldBe(
            (ScheduleState.NeedsAttention, ScheduleTrouble.Clause, nameof(ChargeClause.SealBroken)));
        (await _host.IntentsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_charge_leaves_a_finding_and_an_entry_and_what_is_put_right_leaves_none()
    {
        var consent = await _host.SavedOnRequestAsync();
        await ForgeAsync("UPDATE consents SET \"AmountMinorUnits\" = 999999");

        await ClausesAsync(consent);
        await ClausesAsync(consent);

        var (rows, total) = await _host.Get<SealFindingRecords>().ListAsync(20, CancellationToken.None);
        (total, rows[0].Number, rows[0].Fields).ShouldBe((1, "C-1001", "scope.amountMinorUnits"));
        (await KindsAsync(consent)).Count(kind => kind is "consent.seal_broken").ShouldBe(1);
        (await KindsAsync(consent)).Count(kind => kind is "charge.denied").ShouldBe(2);

        await ForgeAsync("UPDATE consents SET \"AmountMinorUnits\" = 8000");
        (await _host.Get<SealFindingRecords>().CheckAllAsync(CancellationToken.None)).ShouldBe(0);

        (await _host.Get<SealFindingRecords>().ListAsync(20, CancellationToken.None)).Total.ShouldBe(0);
        (await KindsAsync(consent))[^1].ShouldBe("consent.seal_restored");
    }

    [Fact]
    public async Task A_clerk_who_only_opens_the_charge_leaves_a_finding_for_administrators()
    {
        var consent = await _host.SavedOnRequestAsync();
        await ForgeAsync("UPDATE consents SET \"AmountMinorUnits\" = 999999");

        var opening = (await _host.Get<AllowanceReads>().FindAsync(consent.Id, CancellationToken.None)).ShouldBeGiven().ShouldNotBeNull();

        opening.Against.Select(breach => breach.Clause).ShouldBe([ChargeClause.SealBroken]);
        (await _host.Get<SealFindingRecords>().ListAsync(20, CancellationToken.None)).Rows.ShouldHaveSingleItem().Id.ShouldBe(consent.Id);
    }

    [Fact]
    public async Task The_round_over_all_consents_finds_those_that_were_changed_and_no_others()
    {
        var first = await _host.SavedOnRequestAsync();
        var second = await _host.SavedAsync(
            ConsentScope.OnRequest("Tea", new Money(8000, "eur"), null, _host.Today().AddYears(1)), name: "Ada Lovelace");
        await _host.WithdrawAsync(first.Id);
        (await _host.Get<SealFindingRecords>().CheckAllAsync(CancellationToken.None)).ShouldBe(0);

        await ForgeAsync($"UPDATE consent_evidence SET \"CallReference\" = 'CALL-78' WHERE \"ConsentId\" = '{second.Id}'");

        (await _host.Get<SealFindingRecords>().CheckAllAsync(CancellationToken.None)).ShouldBe(1);
        (await _host.Get<SealFindingRecords>().ListAsync(20, CancellationToken.None)).Rows.ShouldHaveSingleItem().Id.ShouldBe(second.Id);
    }

    [Fact]
    public async Task Triggers_that_were_removed_are_missed_at_the_next_start_and_put_back()
    {
        await _host.SavedOnRequestAsync();
        var guards = _host.Get<DatabaseGuards>();
        await guards.EnforceAsync(CancellationToken.None);
        guards.MissingAtStart.ShouldBeEmpty();

        await ForgeAsync("SELECT 1");
        await guards.EnforceAsync(CancellationToken.None);

        guards.MissingAtStart.ShouldContain("consents", StringComparer.Ordinal);
        guards.MissingAtStart.ShouldContain("ledger_payloads", StringComparer.Ordinal);
        (await guards.FindMissingAsync(CancellationToken.None)).ShouldNotBeNull().Tables.ShouldBe(guards.MissingAtStart);
        await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles, dropsTriggers: false);
        (await Should.ThrowAsync<SqliteException>(() => raw.RunAsync("UPDATE consents SET \"AmountMinorUnits\" = 1"))).Message
            .ShouldContain("is append-only");
    }

    [Fact]
    public async Task What_is_handed_out_of_a_changed_consent_says_that_it_does_not_match()
    {
        var consent = await _host.SavedOnRequestAsync();
        var copies = _host.Get<CopySource>();
        var sound = (await copies.FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();
        CanonicalJson.Write(ConsentReceipt.Of(sound)).ShouldContain("\"holds\":true");

        await ForgeAsync("UPDATE consents SET \"AmountMinorUnits\" = 999999");

        var forged = (await copies.FindAsync(consent.Id, CancellationToken.None)).ShouldNotBeNull();
        CanonicalJson.Write(ConsentReceipt.Of(forged)).ShouldContain("\"holds\":false");
        string Words(CopyFacts facts) => string.Join('\n', CopyComposer.Compose(facts).Sections[^1].Lines.Select(line => line.ToString()));
        Words(sound).ShouldContain("If a single letter");
        Words(forged).ShouldContain("no longer matches this number");
        Words(forged).ShouldNotContain("If a single letter");
    }

    [Fact]
    public async Task A_row_that_says_what_no_scope_can_say_is_refused_and_not_a_broken_page()
    {
        var consent = await _host.SavedOnRequestAsync();

        await ForgeAsync("UPDATE consents SET \"Kind\" = 'Instalments', \"Instalments\" = '[null'");

        (await ClausesAsync(consent)).ShouldContain(ChargeClause.SealBroken);
        (await _host.Get<ConsentReads>().ListAsync(new ConsentQuery(), CancellationToken.None)).Rows.Length.ShouldBe(1);
    }

    private async Task ForgeAsync(params string[] statements)
    {
        await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles);
        foreach (var statement in statements)
        {
            await raw.RunAsync(statement);
        }
    }

    private async Task<IEnumerable<ChargeClause>> ClausesAsync(ConsentView consent, string reference = "A-1") =>
        (await _host.Get<ChargeWorkflow>().RequestAsync(_host.Asking(consent, reference: reference), CancellationToken.None))
            .ShouldBeOfType<ChargeOutcome.Refused>().Breaches.Select(breach => breach.Clause);

    private async Task<IEnumerable<string>> BreaksAsync(ConsentView consent) =>
        (await _host.Get<ConsentReads>().FindAsync(consent.Id, CancellationToken.None))!.SealBreaks.Select(one => one.Field);

    private async Task<List<string>> KindsAsync(ConsentView consent)
    {
        await using var db = await _host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>()
            .Where(entry => entry.ConsentId == consent.Id).OrderBy(entry => entry.Sequence).Select(entry => entry.Kind).ToListAsync();
    }

    /// <summary>Converts the record to its earlier schema, without id, setup, time and recorder, and commits to that.</summary>
    private async Task AsSealedByAnEarlierPortalAsync()
    {
        await using var raw = await RawDatabase.OpenAsync(_host.DatabaseFiles);
        const string Given = "(SELECT \"Sequence\" FROM ledger_entries WHERE \"Kind\" = 'consent.given')";
        var record = System.Text.Json.Nodes.JsonNode.Parse(
            (string)(await raw.ValueAsync($"SELECT \"Json\" FROM ledger_payloads WHERE \"Sequence\" = {Given}"))!)!;
        var details = record["details"]!.AsObject();
        foreach (var later in new[] { "id", "setup", "givenAt", "recordedBy" })
        {
            details.Remove(later).ShouldBeTrue(later);
        }

        details["schemaVersion"] = 1;
        var json = CanonicalJson.Write(record);
        var salt = (byte[])(await raw.ValueAsync($"SELECT \"Salt\" FROM ledger_payloads WHERE \"Sequence\" = {Given}"))!;
        var digest =
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([.. salt, .. System.Text.Encoding.UTF8.GetBytes(json)]));
        await raw.RunAsync($"UPDATE ledger_payloads SET \"Json\" = $json WHERE \"Sequence\" = {Given}", ("$json", json));
        await raw.RunAsync("UPDATE ledger_entries SET \"Commitment\" = $digest WHERE \"Kind\" = 'consent.given'", ("$digest", digest));
        await raw.RunAsync("UPDATE consents SET \"Digest\" = $digest", ("$digest", digest));

        // That portal had no tree; its entries are put into one when this portal starts.
        await raw.RunAsync("DELETE FROM ledger_nodes");
        await LedgerTreeStart.GrowAsync(_host.Get<Atomic>(), _host.Get<LedgerWriter>(), CancellationToken.None);
    }
}
