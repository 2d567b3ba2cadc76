using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Terms.Versions;

/// <summary>The payloads of ledger entries about versions of the terms.</summary>
internal static class TermsEntries
{
    /// <summary>A draft was created.</summary>
    /// <param name="Version">The number.</param>
    /// <param name="BasedOn">The version from which it was copied.</param>
    public sealed record Drafted(int Version, int BasedOn) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["terms.drafted"];
    }

    /// <summary>A draft was deleted, or a version was retired.</summary>
    /// <param name="Version">The number.</param>
    public sealed record Named(int Version) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["terms.discarded", "terms.retired"];
    }

    /// <summary>A draft was published.</summary>
    /// <param name="Version">The number.</param>
    /// <param name="Languages">The digests of its text, one for each language.</param>
    public sealed record Published(int Version, ImmutableArray<TermsOfLanguage> Languages) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["terms.published"];
    }

    /// <summary>The text of a version in one language.</summary>
    /// <param name="Language">The language, a two-letter code.</param>
    /// <param name="Sha256">SHA-256 of the text, lower-case hex.</param>
    public sealed record TermsOfLanguage(string Language, string Sha256);
}
