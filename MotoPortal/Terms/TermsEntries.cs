using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Terms;

/// <summary>The payloads of ledger entries about versions of the terms.</summary>
internal static class TermsEntries
{
    /// <summary>A draft was begun.</summary>
    /// <param name="Version">Its number.</param>
    /// <param name="BasedOn">The version whose words it began with.</param>
    public sealed record Drafted(int Version, int BasedOn) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["terms.drafted"];
    }

    /// <summary>A draft was thrown away, or a version was taken out of use.</summary>
    /// <param name="Version">Its number.</param>
    public sealed record Named(int Version) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["terms.discarded", "terms.retired"];
    }

    /// <summary>A draft became the newest version.</summary>
    /// <param name="Version">Its number.</param>
    /// <param name="Languages">Its words, one for each language.</param>
    public sealed record Published(int Version, ImmutableArray<TermsOfLanguage> Languages) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["terms.published"];
    }

    /// <summary>The words of a version in one language.</summary>
    /// <param name="Language">The language, two letters.</param>
    /// <param name="Sha256">The SHA-256 of the words, lower-case hex.</param>
    public sealed record TermsOfLanguage(string Language, string Sha256);
}
