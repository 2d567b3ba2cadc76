using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Mail;

/// <summary>The payloads of ledger entries about mails.</summary>
internal static class MailEntries
{
    /// <summary>A mail was handed over.</summary>
    /// <param name="Mail">The mail.</param>
    /// <param name="Kind">What kind of mail.</param>
    /// <param name="To">The address.</param>
    /// <param name="MessageId">Its <c>Message-Id</c>.</param>
    /// <param name="Tries">At which try.</param>
    /// <param name="KeptInPractice">Whether it was kept rather than sent, as practice mode does.</param>
    public sealed record Sent(string Mail, string Kind, string To, string MessageId, int Tries, bool KeptInPractice) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["mail.sent"];
    }

    /// <summary>A mail is not tried any more.</summary>
    /// <param name="Mail">The mail.</param>
    /// <param name="Kind">What kind of mail.</param>
    /// <param name="To">The address.</param>
    /// <param name="Tries">After how many tries.</param>
    /// <param name="Problem">Why the last one failed.</param>
    public sealed record GaveUp(string Mail, string Kind, string To, int Tries, string Problem) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["mail.gave_up"];
    }
}
