using System.Net.Mail;

namespace MotoPortal.Primitives;

/// <summary>The rules that free text must keep in every form of the portal.</summary>
public static class FieldRules
{
    /// <summary>The longest name that is kept; Stripe's own limit on <c>name</c> is 256 characters.</summary>
    public const int NameLength = 200;

    /// <summary>The longest e-mail address; Stripe's limit on <c>email</c> is 512 characters, RFC 5321's is 254.</summary>
    public const int EmailLength = 254;

    /// <summary>Checks one line of text; null when it may be kept.</summary>
    public static FieldProblem? Text(string? value, int longest, bool required) =>
        string.IsNullOrWhiteSpace(value) ? (required ? FieldProblem.Required : null)
        : CardNumberGuard.HoldsCardNumber(value) ? FieldProblem.HoldsCardNumber
        : value.Trim().Length > longest ? FieldProblem.TooLong
        : null;

    /// <summary>Checks an e-mail address; null when it may be kept or is empty.</summary>
    public static FieldProblem? Email(string? value) =>
        Text(value, EmailLength, required: false)
        ?? (string.IsNullOrWhiteSpace(value) || IsAddress(value.Trim()) ? null : FieldProblem.NotAnEmail);

    private static bool IsAddress(string value) =>
        MailAddress.TryCreate(value, out var address)
        && string.Equals(address.Address, value, StringComparison.Ordinal)
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !value.Any(char.IsWhiteSpace);
}
