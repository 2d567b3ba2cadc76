using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using MotoPortal.Primitives;

namespace MotoPortal.Mail.Messages;

/// <summary>
/// Encrypts what only the recipient may read of a mail, such as a link with which they withdraw, until it is sent. The key ring is outside
/// the database, so a copy of the database does not open it. The web host loads the key ring at its start, because a first key is stored
/// in the database and cannot be while the mail's transaction is open.
/// </summary>
internal sealed class MailProtection(IDataProtectionProvider protection)
{
    /// <summary>Encrypts the content as it is sent, for one mail.</summary>
    public byte[] Protect(MailId mail, MailBody content) => For(mail).Protect(JsonSerializer.SerializeToUtf8Bytes(content));

    /// <summary>Decrypts the content; null when the key ring does not hold its key any more.</summary>
    public MailBody? Unprotect(MailId mail, byte[] stored)
    {
        try
        {
            return JsonSerializer.Deserialize<MailBody>(For(mail).Unprotect(stored));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector For(MailId mail) => protection.CreateProtector("MotoPortal.Mail", mail.Value);
}
