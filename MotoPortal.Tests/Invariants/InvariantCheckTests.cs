using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MotoPortal.Data.Workers;
using MotoPortal.Invariants;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Tests.Support;
using Stripe;

namespace MotoPortal.Tests.Invariants;

/// <summary>
/// Goal: the check sees every violation that a fault could leave behind, and none where all is well. Method: a portal that has saved a
/// card and charged it holds; then its rows are changed as with a database tool, or Stripe's objects by another program, one violation at
/// a time, and the check names exactly that.
/// </summary>
public sealed class InvariantCheckTests(InvariantCheckTests.Worked worked) : IClassFixture<InvariantCheckTests.Worked>
{
    /// <summary>A change of the rows, what puts it right again, and the violations that it makes.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        // What undoes a change comes second; {charge}, {consent}, {setup} and {customer} are the ids.
        {
            "UPDATE charges SET State = 'Declined' WHERE Id = '{charge}'",
            "UPDATE charges SET State = 'Succeeded' WHERE Id = '{charge}'",
            "EntryMissing {charge}, EntryTooMany {charge}"
        },
        {
            "UPDATE charges SET AmountMinorUnits = 8001 WHERE Id = '{charge}'",
            "UPDATE charges SET AmountMinorUnits = 4000 WHERE Id = '{charge}'",
            "AboveCap {charge}"
        },
        {
            "UPDATE charges SET Currency = 'usd' WHERE Id = '{charge}'",
            "UPDATE charges SET Currency = 'eur' WHERE Id = '{charge}'",
            "OtherCurrency {charge}"
        },
        {
            "UPDATE charges SET SentAt = SentAt + 40000000000 WHERE Id = '{charge}'",
            "UPDATE charges SET SentAt = SentAt - 40000000000 WHERE Id = '{charge}'",
            "OutsideDays {charge}"
        },
        {
            "UPDATE charges SET State = 'Unknown', NextCheckAt = NULL, SentAt = SentAt - 3600000 WHERE Id = '{charge}'",
            "UPDATE charges SET State = 'Succeeded', SentAt = SentAt + 3600000 WHERE Id = '{charge}'",
            "EntryTooMany {charge}, NobodyLooks {charge}"
        },
        {
            "UPDATE ledger_entries SET Kind = 'consent.x' WHERE Kind = 'consent.given' AND ConsentId = '{consent}'",
            "UPDATE ledger_entries SET Kind = 'consent.given' WHERE Kind = 'consent.x'",
            "CardWithoutConsent {consent}, SealBroken {consent}"
        },
        {
            "UPDATE ledger_entries SET Kind = 'charge.x' WHERE Kind = 'charge.succeeded'",
            "UPDATE ledger_entries SET Kind = 'charge.succeeded' WHERE Kind = 'charge.x'",
            "EntryMissing {charge}"
        },
        {
            "UPDATE ledger_entries SET Sequence = Sequence + 100000 WHERE Kind = 'charge.requested'",
            "UPDATE ledger_entries SET Sequence = Sequence - 100000 WHERE Kind = 'charge.requested'",
            "LedgerGap {requested}, LedgerGap {next}, PayloadMissing {moved}, StateWentBack {charge}"
        },
        {
            "UPDATE ledger_payloads SET Json = Json || ' ' WHERE Sequence = {requested}",
            "UPDATE ledger_payloads SET Json = rtrim(Json) WHERE Sequence = {requested}",
            "PayloadChanged {requested}"
        },
        {
            "INSERT INTO ledger_erasures (Sequence, At) VALUES ({requested}, 0)",
            "DELETE FROM ledger_erasures WHERE Sequence = {requested}",
            "ErasedPayloadStays {requested}"
        },
        {
            "UPDATE card_setups SET State = 'Paid' WHERE Id = '{setup}'",
            "UPDATE card_setups SET State = 'Saved' WHERE Id = '{setup}'",
            "PaidWithoutCharge {setup}"
        },
        {
            "UPDATE card_setups SET ConsentId = NULL WHERE Id = '{setup}'",
            "UPDATE card_setups SET ConsentId = '{consent}' WHERE Id = '{setup}'",
            "SavedWithoutCard {setup}"
        },
        {
            "UPDATE card_setups SET State = 'OnReader', NextCheckAt = 1 WHERE Id = '{setup}'",
            "UPDATE card_setups SET State = 'Saved', NextCheckAt = NULL WHERE Id = '{setup}'",
            "Overdue {setup}, ReaderWithoutLease {setup}"
        },
        {
            "UPDATE card_setups SET State = 'Detaching', NextCheckAt = 9000000000000 WHERE Id = '{setup}'",
            "UPDATE card_setups SET State = 'Saved', NextCheckAt = NULL WHERE Id = '{setup}'",
            "LooksTooLate {setup}"
        },
        {
            "UPDATE charges SET Reason = 'card 4242 4242 4242 4242' WHERE Id = '{charge}'",
            "UPDATE charges SET Reason = '' WHERE Id = '{charge}'",
            "CardNumberStored charges.Reason"
        },
        {
            "UPDATE customers SET ErasedAt = 1 WHERE Id = '{customer}'",
            "UPDATE customers SET ErasedAt = NULL WHERE Id = '{customer}'",
            "ErasedCustomerStays {customer}"
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_row_that_was_changed_is_named(string change, string undo, string violations)
    {
        (await worked.FindAsync(withStripe: false)).ShouldBeEmpty();
        await using var database = await worked.ChangeAsync();
        await database.RunAsync(worked.Filled(change));

        var found = await worked.FindAsync(withStripe: false);

        await database.RunAsync(worked.Filled(undo));
        found.ShouldBe(worked.Filled(violations).Split(", "), ignoreOrder: true);
    }

    [Fact]
    public async Task A_card_that_Stripe_does_not_know_and_one_that_no_consent_covers_are_named()
    {
        (await worked.FindAsync(withStripe: true)).ShouldBeEmpty();
        await using var database = await worked.ChangeAsync();
        await database.RunAsync("UPDATE saved_cards SET PaymentMethodId = 'pm_unknownToStripe'");
        await database.RunAsync(
            "UPDATE card_setups SET SentAt = SentAt - 3600000, EndsAt = EndsAt - 3600000, StartedAt = StartedAt - 3600000");

        var found = await worked.FindAsync(withStripe: true);

        await database.RunAsync(worked.Filled("UPDATE saved_cards SET PaymentMethodId = '{card}'"));
        found.ShouldBe(
            worked.Filled("CardWithoutSuccess pm_unknownToStripe, CardAtStripeWithoutConsent {card}, SealBroken {consent}").Split(", "),
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_payment_that_is_not_recorded_and_one_made_twice_are_named()
    {
        (await worked.FindAsync(withStripe: true)).ShouldBeEmpty();
        await using var database = await worked.ChangeAsync();
        await database.RunAsync(
            worked.Filled("UPDATE charges SET State = 'NotSent', SentAt = SentAt - 3600000 WHERE Id = '{charge}'"));
        var again = await worked.PayAgainAtStripeAsync();

        var found = await worked.FindAsync(withStripe: true);

        await worked.Records.Stripe.V1.Refunds.CreateAsync(new RefundCreateOptions { PaymentIntent = again });
        await database.RunAsync(worked.Filled("UPDATE charges SET State = 'Succeeded', SentAt = SentAt + 3600000 WHERE Id = '{charge}'"));
        found.ShouldBe(
            worked.Filled("ChargePaidTwiceAtStripe {charge}, PaymentNotRecorded {charge}, EntryTooMany {charge}").Split(", "),
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_verb_names_each_violation_and_its_exit_code_is_zero_only_when_all_hold()
    {
        string[] words = ["check", "database", $"--Portal:DataDirectory={worked.Folder}"];
        var well = await PortalProgram.RunAsync(words);
        await using var database = await worked.ChangeAsync();
        await database.RunAsync(worked.Filled("UPDATE charges SET AmountMinorUnits = 8001 WHERE Id = '{charge}'"));

        var broken = await PortalProgram.RunAsync(words);

        await database.RunAsync(worked.Filled("UPDATE charges SET AmountMinorUnits = 4000 WHERE Id = '{charge}'"));
        well.Output.ShouldContain("GuardMissing", customMessage: "the tests have dropped the triggers");
        (well.ExitCode, broken.ExitCode).ShouldBe((1, 1));
        broken.Output.ShouldContain(worked.Filled("I5 AboveCap {charge}: A charge exceeds what was agreed for one charge."));
    }

    [Fact]
    [Trait(Categories.Name, Categories.Slow)]
    public async Task The_verb_of_an_untouched_portal_answers_zero()
    {
        var folder = Directory.CreateTempSubdirectory("motoportal-");
        await using (var records = await UntouchedAsync(folder.FullName))
        {
            await records.ChargeAsync(records.ZoesConsent, new Money(1_000, "eur"));
        }

        var (output, exitCode) = await PortalProgram.RunAsync("check", "database", $"--Portal:DataDirectory={folder.FullName}");

        folder.Delete(recursive: true);
        exitCode.ShouldBe(0, output);
        output.ShouldContain("All invariants hold in the database.");
    }

    private static async Task<Disposing> UntouchedAsync(string folder) => new(await RecordsPortal.MakeAsync(folder));

    /// <summary>A portal that is stopped at the end of a block.</summary>
    private sealed class Disposing(RecordsPortal records) : IAsyncDisposable
    {
        public ConsentId ZoesConsent => records.ZoesConsent;

        public async Task ChargeAsync(ConsentId consent, Money amount) => _ = await records.ChargeAsync(consent, amount);

        public async ValueTask DisposeAsync() => await records.DisposeAsync();
    }

    /// <summary>A portal with a saved card and a charge of it, whose triggers a test may drop.</summary>
    public sealed class Worked : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("motoportal-");
        private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

        internal RecordsPortal Records { get; private set; } = null!;

        internal string Folder => _folder.FullName;

        /// <inheritdoc/>
        public async Task InitializeAsync()
        {
            Records = await RecordsPortal.MakeAsync(_folder.FullName);
            var charge = await Records.ChargeAsync(Records.ZoesConsent, new Money(4_000, "eur"));

            // Otherwise they would settle what a test has changed.
            foreach (var worker in Records.Services.GetServices<IHostedService>().OfType<PeriodicWorker>())
            {
                await worker.StopAsync(CancellationToken.None);
            }

            await using var database = await OpenAsync(dropsTriggers: false);
            _ids["charge"] = charge.Id.Value;
            _ids["consent"] = Records.ZoesConsent.Value;
            _ids["setup"] = Records.ZoesSetup.Value;
            _ids["customer"] = Records.Zoe.Value;
            _ids["card"] = $"{await database.ValueAsync("SELECT PaymentMethodId FROM saved_cards")}";
            var requested = (long)(await database.ValueAsync("SELECT Sequence FROM ledger_entries WHERE Kind = 'charge.requested'"))!;
            var last = (long)(await database.ValueAsync("SELECT max(Sequence) FROM ledger_entries"))!;
            _ids["requested"] = $"{requested}";
            _ids["moved"] = $"{requested + 100_000}";
            _ids["next"] = $"{last + 1}";
        }

        /// <inheritdoc/>
        public async Task DisposeAsync()
        {
            await Records.DisposeAsync();
            _folder.Delete(recursive: true);
        }

        /// <summary>A text with the portal's ids in it.</summary>
        internal string Filled(string text) =>
            _ids.Aggregate(text, (filled, id) => filled.Replace($"{{{id.Key}}}", id.Value, StringComparison.Ordinal));

        /// <summary>The portal's file, without its triggers.</summary>
        internal Task<RawDatabase> ChangeAsync() => OpenAsync(dropsTriggers: true);

        /// <summary>What the check finds, as violation and subject; missing triggers, which the test itself drops, are left out.</summary>
        internal async Task<List<string>> FindAsync(bool withStripe)
        {
            var view = await Records.Services.GetRequiredService<InvariantCheck>().CheckAsync(withStripe, CancellationToken.None);
            (view.UnreadCustomers ?? 0).ShouldBe(0);
            return
            [
                .. view.Findings.Where(finding => finding.Violation is not InvariantViolation.GuardMissing)
                    .Select(finding => $"{finding.Violation} {finding.Subject}"),
            ];
        }

        /// <summary>Makes a second PaymentIntent for the same charge, as a late delivery under another key would; returns its id.</summary>
        internal async Task<string> PayAgainAtStripeAsync()
        {
            var first = (await Records.Stripe.V1.PaymentIntents.ListAsync()).Data.Single();
            var second = await Records.Stripe.V1.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions
            {
                Amount = first.Amount,
                Currency = first.Currency,
                Customer = first.CustomerId,
                PaymentMethod = first.PaymentMethodId,
                AllowedPaymentMethodTypes = ["card"],
                Confirm = true,
                OffSession = true,
                Metadata = first.Metadata,
            });
            return second.Id;
        }

        private Task<RawDatabase> OpenAsync(bool dropsTriggers) =>
            RawDatabase.OpenAsync(Directory.EnumerateFiles(_folder.FullName), dropsTriggers);
    }
}
