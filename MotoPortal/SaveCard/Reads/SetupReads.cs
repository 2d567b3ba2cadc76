using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;

namespace MotoPortal.SaveCard.Reads;

/// <summary>Reads setups for pages: those of the person's stores.</summary>
internal sealed class SetupReads(StoreContexts contexts)
{
    private const int MostListed = 50;

    /// <summary>One setup; null when there is none with that id.</summary>
    public async Task<SetupView?> FindAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var row = await Rows(db).SingleOrDefaultAsync(row => row.Setup.Id == id, cancellationToken);
        return row?.ToView();
    }

    /// <summary>The setup for which a form was printed; null when there is none with that number in the person's stores.</summary>
    /// <param name="number">The number without its prefix.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<CardSetupId?> FindByFormAsync(int number, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await db.Set<CardSetup>().AsNoTracking().Where(setup => setup.FormNumber == number)
            .Select(setup => (CardSetupId?)setup.Id).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The setups of a customer with their histories, newest first.</summary>
    public async Task<ImmutableArray<SetupListView>> ListOfCustomerAsync(PortalCustomerId customer, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db).Where(row => row.Setup.CustomerId == customer)
            .OrderByDescending(row => row.Setup.StartedAt).Take(MostListed).ToListAsync(cancellationToken);
        var ids = rows.Select(row => (CardSetupId?)row.Setup.Id).ToList();
        var entries =
            await Entries(db).Where(entry => ids.Contains(entry.SetupId)).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToListView([.. entries.Where(entry => entry.SetupId == row.Setup.Id).Select(ToView)]))];
    }

    /// <summary>The history of one setup, oldest first; empty for a setup of another store.</summary>
    public async Task<ImmutableArray<TimelineEntryView>> TimelineAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var entries = await Entries(db)
            .Where(entry => entry.SetupId == id && db.Set<CardSetup>().Any(setup => setup.Id == id))
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        return [.. entries.Select(ToView)];
    }

    /// <summary>The open setups that a person started, newest first, without those that have no customer yet.</summary>
    public async Task<ImmutableArray<SetupListView>> ListOpenOfAsync(string personId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db)
            .Where(row => row.Setup.StartedById == personId && row.Setup.CustomerId != null
                && row.Setup.State != SetupState.Saved && row.Setup.State != SetupState.Paid && row.Setup.State != SetupState.PaidLate
                && row.Setup.State != SetupState.Abandoned && row.Setup.State != SetupState.Detaching
                && row.Setup.State != SetupState.Detached)
            .OrderByDescending(row => row.Setup.StartedAt)
            .Take(MostListed)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => row.ToListView([]))];
    }

    /// <summary>The reader that a person used last in a store; null when they have used none.</summary>
    public async Task<ReaderId?> FindReaderOfAsync(string personId, LocationId store, CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        return await Rows(db)
            .Where(row => row.Setup.StartedById == personId && row.Setup.ReaderId != null && row.Setup.StoreId == store)
            .OrderByDescending(row => row.Setup.StartedAt)
            .Select(row => row.Setup.ReaderId)
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The names of the customers of setups, as far as these are of the person's stores.</summary>
    public async Task<ImmutableDictionary<CardSetupId, string>> FindCustomersAsync(
        IReadOnlyCollection<CardSetupId> setups, CancellationToken cancellationToken)
    {
        if (setups.Count == 0)
        {
            return ImmutableDictionary<CardSetupId, string>.Empty;
        }

        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db).Where(row => setups.Contains(row.Setup.Id) && row.Customer != null)
            .Select(row => new { row.Setup.Id, row.Customer!.Name }).ToListAsync(cancellationToken);
        return rows.ToImmutableDictionary(row => row.Id, row => row.Name);
    }

    /// <summary>The payments that were taken after their setup was given up and are not fully refunded, oldest first.</summary>
    public async Task<ImmutableArray<LatePaymentView>> ListLatePaymentsAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.OpenAsync(cancellationToken);
        var rows = await Rows(db)
            .Where(row => row.Setup.State == SetupState.PaidLate && row.Charge!.AmountRefundedMinorUnits < row.Charge.AmountMinorUnits)
            .OrderBy(row => row.Setup.StartedAt)
            .Take(MostListed)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(
            row => new LatePaymentView(row.Charge!.Id, ChargeNumber.Write(row.Charge.Number), row.Charge.Amount, row.Customer?.Name))];
    }

    private static IQueryable<Row> Rows(PortalDb db) =>
        from setup in db.Set<CardSetup>().AsNoTracking()
        join customer in db.Set<KnownCustomer>().AsNoTracking() on setup.CustomerId equals customer.Id into customers
        from customer in customers.DefaultIfEmpty()
        join consent in db.Set<Consent>().AsNoTracking() on setup.ConsentId equals consent.Id into consents
        from consent in consents.DefaultIfEmpty()
        join card in db.Set<SavedCard>().AsNoTracking() on setup.ConsentId equals card.ConsentId into cards
        from card in cards.DefaultIfEmpty()
        join refusal in db.Set<ConsentRefusal>().AsNoTracking() on setup.Id equals refusal.SetupId into refusals
        from refusal in refusals.DefaultIfEmpty()
        join charge in db.Set<Charge>().AsNoTracking() on setup.Id equals charge.SetupId into charges
        from charge in charges.DefaultIfEmpty()
        select new Row { Setup = setup, Customer = customer, Consent = consent, Card = card, Refusal = refusal, Charge = charge };

    private static IQueryable<LedgerEntry> Entries(PortalDb db) => db.Set<LedgerEntry>().AsNoTracking().Include(entry => entry.Payload);

    private static TimelineEntryView ToView(LedgerEntry entry) =>
        new(entry.At, entry.Kind, entry.Payload?.ActorName, DetailOf(entry.Payload?.Json));

    private static string? DetailOf(string? json)
    {
        if (json is null)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(json);
        return payload.RootElement.GetProperty("details") is { ValueKind: JsonValueKind.Object } details
            && details.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
    }

    private sealed class Row
    {
        public required CardSetup Setup { get; init; }

        public KnownCustomer? Customer { get; init; }

        public Consent? Consent { get; init; }

        public SavedCard? Card { get; init; }

        public ConsentRefusal? Refusal { get; init; }

        public Charge? Charge { get; init; }

        public SetupView ToView() => new(
            Setup.Id,
            Setup.State,
            Setup.Step,
            Customer?.ToView(),
            Setup.Channel,
            Setup.OrderReference,
            Consent is null ? null : new ConsentSummaryView(Consent.Id, ConsentNumber
                .Write(Consent.Number), Consent.TermsVersion, Consent.Language, Consent.Scope, Consent.AllowsRedisplay, Consent.GivenAt),
            Attempt(),
            Setup.Problem is { } problem ? new ProblemView(problem, Setup.DeclineCode, Setup.HeldBy) : null,
            Card is null
                ? null
                : new SavedCardView(Card.PaymentMethodId, Card.Brand, Card.Last4, Card.ExpMonth, Card.ExpYear, Card.CountedAsMoto),
            Setup is { State: SetupState.Consented, Problem: null },
            Setup.StartedBy,
            Setup.StartedAt,
            Setup.ChangedAt,
            Refusal?.Reason,
            Setup.RecordingStoppedAt,
            Setup.Task,
            Setup.Amount,
            Setup.AmountAgreedAt,
            Charge is null ? null : new PaymentView(
                Charge.Id, ChargeNumber.Write(Charge.Number), Charge.Amount, Charge.CardBrand, Charge.CardLast4, Charge.CountedAsMoto),
            Setup.StoreId,
            Setup.PostalForm);

        public SetupListView ToListView(ImmutableArray<TimelineEntryView> timeline) =>
            new(
                Setup.Id,
                Setup.State,
                Customer?.Name,
                Setup.OrderReference,
                Setup.StartedBy,
                Setup.StartedAt,
                timeline,
                Setup.Task,
                Setup.Amount);

        private AttemptView? Attempt() =>
            Setup is { ReaderId: { } reader, SentAt: { } sent, EndsAt: { } ends }
                ? new AttemptView(
                    Setup.Attempt, reader, Setup.ReaderLabel ?? reader.Value, sent, Setup.AcceptedAt, ends, Setup.CancelingFor is not null)
                : null;
    }
}
