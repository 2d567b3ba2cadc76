using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.SignedForms;

/// <summary>The payloads of ledger entries about signed forms.</summary>
internal static class SignedFormEntries
{
    /// <summary>A form was stored.</summary>
    /// <param name="Form">The form.</param>
    /// <param name="ContentType">Its media type.</param>
    /// <param name="Bytes">Its size in bytes.</param>
    /// <param name="Pages">Its number of pages.</param>
    /// <param name="Sha256">SHA-256 of the stored file, lower-case hex.</param>
    public sealed record Uploaded(string Form, string ContentType, int Bytes, int Pages, string Sha256) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["evidence.uploaded"];
    }

    /// <summary>A person has opened a form.</summary>
    /// <param name="Form">A person opened a form.</param>
    public sealed record Viewed(string Form) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["evidence.viewed"];
    }

    /// <summary>A form was erased.</summary>
    /// <param name="Form">The form.</param>
    /// <param name="Sha256">SHA-256 of the stored file, lower-case hex.</param>
    public sealed record Erased(string Form, string Sha256) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["evidence.erased"];
    }
}
