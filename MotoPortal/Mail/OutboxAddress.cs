using System.Globalization;
using MotoPortal.Primitives;

namespace MotoPortal.Mail;

/// <summary>The addresses of the outbox page, with an open mail or none.</summary>
internal static class OutboxAddress
{
    /// <summary>The address of a page.</summary>
    /// <param name="page">The page number, from 0.</param>
    /// <param name="open">The open mail; null for none.</param>
    public static string Of(int page, MailId? open) => (page, open) switch
    {
        (0, null) => "/outbox",
        (0, { } mail) => $"/outbox?mail={mail}",
        (_, null) => string.Create(CultureInfo.InvariantCulture, $"/outbox?page={page}"),
        (_, { } mail) => string.Create(CultureInfo.InvariantCulture, $"/outbox?page={page}&mail={mail}"),
    };
}
