using System.Globalization;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>Where a page of the outbox stands, with a mail open beside it or none.</summary>
internal static class OutboxAddress
{
    /// <summary>The address.</summary>
    /// <param name="page">Which page, from 0.</param>
    /// <param name="open">The mail that is open; null for none.</param>
    public static string Of(int page, MailId? open) => (page, open) switch
    {
        (0, null) => "/outbox",
        (0, { } mail) => $"/outbox?mail={mail}",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"/outbox?page={page}"),
        (_, { } mail) => string.Create(CultureInfo.InvariantCulture, $"/outbox?page={page}&mail={mail}"),
    };
}
