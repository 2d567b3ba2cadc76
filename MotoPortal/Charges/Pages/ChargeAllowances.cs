using System.Collections.Immutable;
using MotoPortal.Accounts;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Seals;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Pages;

/// <summary>Finds out what may still be charged, by asking the policy about the smallest charge there is.</summary>
internal sealed class ChargeAllowances(ActingPerson acting, ConsentReads consents, CardChecks cards, SealFindings findings, ChargeWorkflow workflow, TimeProvider time)
{
    /// <summary>The most cards that a search answers with.</summary>
    public const int MostFound = 20;

    /// <summary>The saved cards whose consents are in force, newest first: all of them, or those that a search fits.</summary>
    /// <param name="search">Part of the customer's name, a consent's number, or the last four digits of the card; empty for all.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Permitted<ImmutableArray<ChargeAllowance>>> SearchAsync(string search, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.ChargeCards, cancellationToken) is not { } actor)
        {
            return new Permitted<ImmutableArray<ChargeAllowance>>.NotAllowed();
        }

        var query = new ConsentQuery(Customer: search.Length > 0 ? search : null, Result: ConsentResult.CardSaved, PageSize: MostFound) { WithCardDigits = true };
        var found = ImmutableArray.CreateBuilder<ChargeAllowance>();
        foreach (var consent in (await consents.ListAsync(query, cancellationToken)).Rows.Where(consent => consent.CardRemovedAt is null))
        {
            if (await OfAsync(consent, actor, cancellationToken) is { } opening)
            {
                found.Add(opening);
            }
        }

        return new Permitted<ImmutableArray<ChargeAllowance>>.Given(found.ToImmutable());
    }

    /// <summary>
    /// What may still be charged under one consent; null when there is none of that id, or no card under it. A card that counts as
    /// expired is read at Stripe first: its bank may have renewed it, and no event have come.
    /// </summary>
    public async Task<Permitted<ChargeAllowance?>> FindAsync(ConsentId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.ChargeCards, cancellationToken) is not { } actor)
        {
            return new Permitted<ChargeAllowance?>.NotAllowed();
        }

        return new Permitted<ChargeAllowance?>.Given(await FindAsync(id, actor, cancellationToken));
    }

    private async Task<ChargeAllowance?> FindAsync(ConsentId id, Actor actor, CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(id, cancellationToken) is not { Card: { } card } consent || await OfAsync(consent, actor, cancellationToken) is not { } opening)
        {
            return null;
        }

        if (opening.Against.Any(breach => breach.Clause is ChargeClause.SealBroken))
        {
            // The clerk is told to call an administrator, whose home page shows it from now on.
            await findings.CheckAsync(id, actor, cancellationToken);
            return opening;
        }

        if (opening.Against.All(breach => breach.Clause is not ChargeClause.CardExpired))
        {
            return opening;
        }

        return await cards.CheckAsync(card.PaymentMethod, cancellationToken) is CardStanding.NotRead ? opening with { CardIsUnread = true }
            : await consents.FindAsync(id, cancellationToken) is { } read ? await OfAsync(read, actor, cancellationToken)
            : null;
    }

    private async Task<ChargeAllowance?> OfAsync(ConsentView consent, Actor actor, CancellationToken cancellationToken)
    {
        var smallest = consent.Scope switch
        {
            { Plan: { } plan } => plan.Rows[0].Amount,
            { AmountRule: AmountRule.Fixed } scope => scope.Amount,
            var scope => scope.Amount with { AmountMinorUnits = 1 },
        };
        if (await AskAsync(consent.Id, smallest, ChargeInitiation.CustomerOnLine, actor, cancellationToken) is not { } verdict)
        {
            return null;
        }

        // The instalment that is due next may be of another amount than the first one.
        if (consent.Scope.Plan is not null && Breaches(verdict).FirstOrDefault(breach => breach.Clause is ChargeClause.Amount) is { Limit: { } next })
        {
            smallest = next;
            verdict = (await AskAsync(consent.Id, smallest, ChargeInitiation.CustomerOnLine, actor, cancellationToken))!;
        }

        var absent = await AskAsync(consent.Id, smallest, ChargeInitiation.CustomerAbsent, actor, cancellationToken);
        var position = verdict switch { ChargeVerdict.Allowed allowed => allowed.Position, ChargeVerdict.Refused refused => refused.Position, _ => null };
        ImmutableArray<ClauseBreach> against = [.. Breaches(verdict).Where(breach => !breach.MayBeOverridden)];
        var isFixed = consent.Scope.AmountRule is AmountRule.Fixed;
        return new ChargeAllowance(
            consent,
            isFixed ? smallest : null,
            isFixed || !against.IsEmpty ? null : MostOf(consent.Scope.Amount, smallest, position),
            position,
            against,
            absent is not null && Breaches(absent).All(breach => breach.Clause is not ChargeClause.Kind));
    }

    private async Task<ChargeVerdict?> AskAsync(ConsentId consent, Money amount, ChargeInitiation initiation, Actor actor, CancellationToken cancellationToken)
    {
        var asked = new NewCharge(consent, amount, initiation, ChargeOrigin.Clerk, IsForPurpose: true, DueOn: null, "", "", Store: null, ChargeId.Create(time.GetUtcNow()));
        return (await workflow.PreviewAsync(asked, cancellationToken) as Permitted<ChargePreview?>.Given)?.Value?.Verdict;
    }

    private static Money MostOf(Money cap, Money asked, ChargePosition? position)
    {
        if (position is not { ComesTo: { } comesTo, Limit: { } limit })
        {
            return cap;
        }

        var left = limit.AmountMinorUnits - (comesTo.AmountMinorUnits - asked.AmountMinorUnits);
        return cap with { AmountMinorUnits = Math.Min(cap.AmountMinorUnits, left) };
    }

    private static ImmutableArray<ClauseBreach> Breaches(ChargeVerdict verdict) => verdict is ChargeVerdict.Refused refused ? refused.Breaches : [];
}
