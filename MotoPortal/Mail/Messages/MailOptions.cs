using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace MotoPortal.Mail.Messages;

/// <summary>The options for e-mail. Section <c>Mail</c>.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>
    /// The mail server's name; empty means that no mail is sent: mails wait, and in practice mode go to the practice outbox.
    /// </summary>
    public string? Host { get; set; }

    /// <summary>The mail server's port; null for the default of <see cref="Security"/>.</summary>
    public int? Port { get; set; }

    /// <summary>The user name; empty for none.</summary>
    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender's address.</summary>
    public string? From { get; set; }

    /// <summary>The sender's name; empty for <c>Merchant:Name</c>.</summary>
    public string? FromName { get; set; }

    /// <summary>
    /// The address of a person outside the portal's administration, who gets a checkpoint of the ledger each day; empty for none.
    /// </summary>
    public string? CheckpointsTo { get; set; }

    /// <summary>The kind of encryption as configured; parsed by <see cref="SecurityOrNull"/>.</summary>
    public string Security { get; set; } = nameof(MailSecurity.StartTls);

    /// <summary>The kind of encryption; null when the name is invalid.</summary>
    public MailSecurity? SecurityOrNull =>
        Enum.TryParse<MailSecurity>(Security, ignoreCase: true, out var security)
            && Enum.IsDefined(security) && !char.IsAsciiDigit(Security[0]) ? security : null;

    /// <summary>The port to use.</summary>
    public int PortOrUsual => Port ?? SecurityOrNull switch
    {
        MailSecurity.Tls => 465,
        MailSecurity.None => 25,
        _ => 587,
    };

    /// <summary>Validates the settings; each failure is a sentence that names the key.</summary>
    internal sealed class Validation : IValidateOptions<MailOptions>
    {
        public ValidateOptionsResult Validate(string? name, MailOptions options)
        {
            List<string> failures = [];
            if (options.SecurityOrNull is not { } security)
            {
                failures.Add($"Mail:Security is '{options.Security}'; it must be StartTls, Tls, Auto or None.");
            }
            else if (security is MailSecurity.None && !string.IsNullOrEmpty(options.User) && !IsThisMachine(options.Host))
            {
                failures.Add(
                    "Mail:Security is None while Mail:User is set, so the password would travel in clear; set StartTls or Tls, or leave out Mail:User.");
            }

            if (options.Port is < 1 or > 65535)
            {
                failures.Add($"Mail:Port is {options.Port}; a port is a number from 1 to 65535.");
            }

            if (string.IsNullOrEmpty(options.User) != string.IsNullOrEmpty(options.Password))
            {
                failures.Add("Mail:User and Mail:Password belong together; set both, or neither for a mail server that asks for none.");
            }

            if (!string.IsNullOrEmpty(options.Host) && !IsAddress(options.From))
            {
                failures.Add(
                    $"Mail:From is '{options.From}', which is no e-mail address; set the address that customers see as the sender.");
            }

            if (string.IsNullOrEmpty(options.Host) && (!string.IsNullOrEmpty(options.User) || !string.IsNullOrEmpty(options.From)))
            {
                failures.Add(
                    "Mail:Host is missing, so nothing would be sent; set the mail server's name, or leave out Mail:From and Mail:User as well.");
            }

            if (!string.IsNullOrEmpty(options.CheckpointsTo) && !IsAddress(options.CheckpointsTo))
            {
                failures.Add(
                    $"Mail:CheckpointsTo is '{options.CheckpointsTo}', which is no e-mail address; write one such as auditor@example.com.");
            }

            return failures.Count > 0 ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
        }

        private static bool IsThisMachine(string? host) =>
            string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

        private static bool IsAddress(string? text) =>
            MailboxAddress.TryParse(text, out var address)
                && string.Equals(address.Address, text, StringComparison.Ordinal) && address.Domain.Length > 0;
    }
}
