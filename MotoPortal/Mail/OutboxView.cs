using System.Collections.Immutable;

namespace MotoPortal.Mail;

/// <summary>One page of the outbox, newest first.</summary>
/// <param name="Rows">The mails of the page.</param>
/// <param name="HasOlder">Whether there is a next page.</param>
public sealed record OutboxView(ImmutableArray<MailView> Rows, bool HasOlder);
