using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Ledger;

namespace MotoPortal.Consents.Seals;

/// <summary>
/// Decides whether a consent matches the ledger: the record as given, the card as saved, and all later changes of both. Each allowed change
/// writes a ledger entry, so the entries determine the expected rows. This is the only place that decides it.
/// </summary>
internal static class SealRules
{
    private static readonly ImmutableDictionary<string, ConsentFactKind> FactsOf =
        new Dictionary<string, ConsentFactKind>(StringComparer.Ordinal)
        {
            ["card.renewed"] = ConsentFactKind.CardRenewed,
            ["card.removed"] = ConsentFactKind.CardRemoved,
            ["consent.marked_for_renewal"] = ConsentFactKind.MarkedForRenewal,
            ["consent.suspended"] = ConsentFactKind.Suspended,
            ["consent.suspension_lifted"] = ConsentFactKind.SuspensionLifted,
        }.ToImmutableDictionary(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, ConsentEndingKind> EndingsOf =
        new Dictionary<string, ConsentEndingKind>(StringComparer.Ordinal)
        {
            ["consent.withdrawn"] = ConsentEndingKind.Withdrawn,
            ["consent.expired"] = ConsentEndingKind.Expired,
            ["consent.replaced"] = ConsentEndingKind.Replaced,
        }.ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>The kinds of ledger entries that determine a consent's rows.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["consent.given", "card.sealed", .. FactsOf.Keys, .. EndingsOf.Keys];

    /// <summary>The mismatches; empty when there are none, or when everything that could be compared was erased.</summary>
    public static ImmutableArray<SealBreak> BreaksOf(SealFacts facts) =>
    [
        .. OfProof(facts).Concat(OfRecord(facts)).Concat(OfCard(facts)).Concat(OfEnding(facts)).Concat(OfLaterFacts(facts)).Distinct(),
    ];

    private static IEnumerable<SealBreak> OfProof(SealFacts facts) =>
        facts.Entries.Where(entry => facts.Unproved.Contains(entry.Sequence)
                || (entry.Payload is null ? !facts.Erased.Contains(entry.Sequence) : !IsAsCommitted(entry)))
            .Select(entry => new SealBreak(SealedPart.Proof, entry.Kind));

    private static bool IsAsCommitted(LedgerEntry entry) =>
        SealedDetails.Of(entry) is { } details && string.Equals(details.Actor, entry.Payload!.ActorName, StringComparison.Ordinal);

    private static IEnumerable<SealBreak> OfRecord(SealFacts facts)
    {
        if (Only(facts, "consent.given") is not { } entry)
        {
            return [new SealBreak(SealedPart.Proof, "consent.given")];
        }

        var isDigest = string.Equals(facts.Consent.Digest, entry.Commitment, StringComparison.Ordinal);
        var digest = isDigest ? [] : new[] { new SealBreak(SealedPart.Proof, "digest") };
        if (SealedDetails.Of(entry) is { } given)
        {
            return digest
                .Concat(SealedRecord.OfConsent(facts.Consent, given, facts.StripeCustomer))
                .Concat(SealedRecord.OfEvidence(facts.Evidence, given));
        }

        // The record is erased with the person, or long after the consent ended. If neither is so, its absence is a mismatch.
        var mayBeGone = facts.Erased.Contains(entry.Sequence)
            && (facts.Ending is not null || facts.Known.Any(fact => fact.Kind is ConsentFactKind.PersonErased));
        return mayBeGone ? digest : digest.Append(new SealBreak(SealedPart.Proof, "consent.given"));
    }

    private static IEnumerable<SealBreak> OfCard(SealFacts facts)
    {
        var saved = facts.Entries.Where(entry => entry.Kind is "card.sealed").ToList();
        if (saved.Count != (facts.Card is null ? 0 : 1))
        {
            return [new SealBreak(SealedPart.Card, "card")];
        }

        return facts.Card is { } card
            && SealedDetails.Of(saved[0]) is { } details
            && Only(facts, "consent.given") is { } entry
            && SealedDetails.Of(entry) is { } given
            ? SealedRecord.OfCard(card, details, given)
            : [];
    }

    private static IEnumerable<SealBreak> OfEnding(SealFacts facts)
    {
        // The end without a card is the only end without a ledger entry of its own.
        var written = facts.Entries.Where(entry => EndingsOf.ContainsKey(entry.Kind)).ToList();
        var stands = facts.Ending is { Kind: not ConsentEndingKind.WithoutCard } ending ? ending : null;
        return (written, stands) switch
        {
            ([], null) => [],
            ([var entry], { } row) when EndingsOf[entry.Kind] == row.Kind =>
                SealedDetails.Of(entry) is { } details ? OfEnding(row, details) : [],
            _ => [new SealBreak(SealedPart.Ending, "ending")],
        };
    }

    private static IEnumerable<SealBreak> OfEnding(ConsentEnding row, SealedDetails details)
    {
        if (!string.Equals(row.Channel?.ToString(), details.Read("channel"), StringComparison.Ordinal))
        {
            yield return new SealBreak(SealedPart.Ending, "ending.channel");
        }

        if (!string.Equals(row.ReplacedBy?.Value, details.Read("replacedBy"), StringComparison.Ordinal))
        {
            yield return new SealBreak(SealedPart.Ending, "ending.replacedBy");
        }

        if (!string.Equals(row.ActorId, details.Entry.ActorId, StringComparison.Ordinal))
        {
            yield return new SealBreak(SealedPart.Ending, "ending.actor");
        }
    }

    /// <summary>Facts and entries are written in pairs, so both have the same number of each kind, in the same order.</summary>
    private static IEnumerable<SealBreak> OfLaterFacts(SealFacts facts)
    {
        var written = facts.Entries.Where(entry => FactsOf.ContainsKey(entry.Kind)).ToList();
        foreach (var (kind, fact) in FactsOf)
        {
            var entries = written.Where(entry => string.Equals(entry.Kind, kind, StringComparison.Ordinal)).ToList();
            var rows = facts.Known.Where(row => row.Kind == fact).ToList();
            if (entries.Count != rows.Count || !entries.Zip(rows).All(pair => Matches(pair.First, pair.Second)))
            {
                yield return new SealBreak(PartOf(fact), kind);
            }
        }

        // The later of the two decides whether charges are allowed.
        if (!Suspensions(facts.Known.Select(row => row.Kind)).SequenceEqual(Suspensions(written.Select(entry => FactsOf[entry.Kind]))))
        {
            yield return new SealBreak(SealedPart.Suspension, "consent.suspended");
        }
    }

    private static bool Matches(LedgerEntry entry, ConsentFact row) =>
        string.Equals(entry.ActorId, row.ActorId, StringComparison.Ordinal)
        && (SealedDetails.Of(entry) is not { } details || !details.Has("last4") || IsAsRenewed(row, details));

    private static bool IsAsRenewed(ConsentFact row, SealedDetails details) =>
        string.Equals(row.Last4, details.Read("last4"), StringComparison.Ordinal)
        && string.Equals(row.ExpMonth?.ToString(CultureInfo.InvariantCulture), details.Read("expMonth"), StringComparison.Ordinal)
        && string.Equals(row.ExpYear?.ToString(CultureInfo.InvariantCulture), details.Read("expYear"), StringComparison.Ordinal);

    private static IEnumerable<ConsentFactKind> Suspensions(IEnumerable<ConsentFactKind> kinds) =>
        kinds.Where(kind => kind is ConsentFactKind.Suspended or ConsentFactKind.SuspensionLifted);

    private static SealedPart PartOf(ConsentFactKind kind) => kind switch
    {
        ConsentFactKind.Suspended or ConsentFactKind.SuspensionLifted => SealedPart.Suspension,
        ConsentFactKind.CardRenewed => SealedPart.Card,
        _ => SealedPart.LaterFacts,
    };

    private static LedgerEntry? Only(SealFacts facts, string kind) =>
        facts.Entries.Where(entry => string.Equals(entry.Kind, kind, StringComparison.Ordinal)).ToList() is [var only] ? only : null;
}
