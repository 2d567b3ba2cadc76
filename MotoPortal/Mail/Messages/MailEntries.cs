using System.Collections.Immutable;
using MotoPortal.Ledger;

namespace MotoPortal.Mail.Messages;

/// <summary>The payloads of ledger entries about mails.</summary>
internal static class MailEntries
{
    /// <summary>A mail was sent.</summary>
    /// <param name="Mail">The mail.</param>
    /// <param name="Kind">The kind of mail.</param>
    /// <param name="To">The address.</param>
    /// <param name="MessageId">Its <c>Message-Id</c>.</param>
    /// <param name="Tries">The number of tries.</param>
    /// <param name="KeptInPractice">Whether it was kept in the practice outbox and not sent.</param>
    public sealed record Sent(string Mail, string Kind, string To, string MessageId, int Tries, bool KeptInPractice) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["mail.sent"];
    }

    /// <summary>A mail was given up.</summary>
    /// <param name="Mail">The mail.</param>
    /// <param name="Kind">The kind of mail.</param>
    /// <param name="To">The address.</param>
    /// <param name="Tries">The number of tries.</param>
    /// <param name="Problem">The problem of the last try.</param>
    public sealed record GaveUp(string Mail, string Kind, string To, int Tries, string Problem) : ILedgerDetails
    {
        /// <inheritdoc/>
        public static ImmutableArray<string> Kinds => ["mail.gave_up"];
    }
}
