using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Ledger.Proofs;
using MotoPortal.Primitives;

namespace MotoPortal.Audit.Dispute;

/// <summary>Describes each file of a pack to its reader, and how to check that nothing was changed.</summary>
internal static class PackReadMe
{
    // The same commands as in docs/consent-receipt.md.
    private const string Commands = """
          jq -j .proof.salt receipt.json | xxd -r -p > committed
          jq -j .proof.record receipt.json >> committed
          sha256sum committed
        """;

    /// <summary>The file, UTF-8, in the page's language.</summary>
    /// <param name="facts">The consent of the pack.</param>
    /// <param name="parts">The other files.</param>
    /// <param name="now">The time of creation.</param>
    public static byte[] Write(CopyFacts facts, ImmutableArray<PackPart> parts, DateTimeOffset now)
    {
        var culture = CultureInfo.CurrentUICulture;
        string Say(string key, params object[] values) => DisputeText.Get(culture, key, values);
        List<string> paragraphs =
        [
            Say(nameof(DisputeTexts.Heading), facts.Number),
            $"{facts.Merchant.Name}\n{facts.Merchant.Address}\n{facts.Merchant.Contact}",
            Say(nameof(DisputeTexts.MadeOn), DayText.MomentInFull(now, facts.Calendar, culture)),
            Say(nameof(DisputeTexts.Purpose)),
            .. parts.Select(part => $"{part.Name}\n  {Say($"Part_{part.Kind}")}\n  SHA-256  {Digest(part)}"),
            .. new[] { PackPartKind.Sums, PackPartKind.Proof }.Select(kind => $"{NameOf(kind)}\n  {Say($"Part_{kind}")}"),
            .. MissingForm(facts, parts) ? [Say(nameof(DisputeTexts.NoForm))] : Array.Empty<string>(),
            Say(nameof(DisputeTexts.DigestIs), DayText.MomentInFull(facts.Consent.GivenAt, facts.Calendar, culture)),
            "  " + (facts.Record.Commitment ?? Say(nameof(DisputeTexts.NoDigest))),
            .. facts.IsSealBroken ? [Say(nameof(DisputeTexts.SealBroken))] : Array.Empty<string>(),
            .. facts.Record.Text is null ? [Say(nameof(DisputeTexts.Erased))] : new[] { Say(nameof(DisputeTexts.HowToCheck)), Commands },
            .. facts.Record.Text is null || facts.IsSealBroken ? [] : new[] { Say(nameof(DisputeTexts.SameDigest)) },
        ];
        return Encoding.UTF8.GetBytes(string.Join("\n\n", paragraphs) + "\n");
    }

    private static string NameOf(PackPartKind kind) => kind is PackPartKind.Proof ? VerifiedPack.ProofFile : VerifiedPack.SumsFile;

    private static bool MissingForm(CopyFacts facts, ImmutableArray<PackPart> parts) =>
        facts.Consent.Channel is OrderChannel.Post && parts.All(part => part.Kind is not PackPartKind.SignedForm);

    private static string Digest(PackPart part) => Convert.ToHexStringLower(SHA256.HashData(part.Content));
}
