using System.Globalization;
using System.Net.Mail;

namespace MotoPortal.Primitives.Texts;

/// <summary>The rules for free text in every form.</summary>
public static class FieldRules
{
    /// <summary>The maximum length of a name; Stripe's limit on <c>name</c> is 256 characters.</summary>
    public const int NameLength = 200;

    /// <summary>
    /// The maximum length of an e-mail address; Stripe's limit on <c>email</c> is 512 characters, that of RFC 5321 is 254.
    /// </summary>
    public const int EmailLength = 254;

    /// <summary>Validates one line of text; null when it can be stored.</summary>
    public static FieldProblem? Text(string? value, int longest, bool required) =>
        string.IsNullOrWhiteSpace(value) ? (required ? FieldProblem.Required : null)
        : CardNumberGuard.HoldsCardNumber(value) ? FieldProblem.HoldsCardNumber
        : value.Trim().Length > longest ? FieldProblem.TooLong
        : null;

    /// <summary>
    /// Validates one line of text in a field whose text a supervisor may exempt from the card number guard; null when it can be stored.
    /// </summary>
    internal static FieldProblem? Text(string? value, int longest, bool required, ExemptibleField field, ExemptTexts? exempt) =>
        Text(value, longest, required) is { } problem
        && (problem is not FieldProblem.HoldsCardNumber || exempt is null || exempt.Refuse(field, value!))
            ? problem
            : value?.Trim().Length > longest ? FieldProblem.TooLong
            : null;

    /// <summary>Validates an e-mail address; null when it can be stored or is empty.</summary>
    public static FieldProblem? Email(string? value) =>
        Text(value, EmailLength, required: false)
        ?? (string.IsNullOrWhiteSpace(value) || IsAddress(value.Trim()) ? null : FieldProblem.NotAnEmail);

    /// <summary>
    /// The text without signs that cannot be seen, such as zero-width spaces and direction marks, and without spaces around it. The joiners
    /// stay, because Persian and emoji are written with them.
    /// </summary>
    public static string Visible(string? text) =>
        string.Concat((text ?? "").Where(c => c is '\u200C' or '\u200D' || !IsInvisible(c))).Trim();

    private static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.Format;

    private static bool IsAddress(string value) =>
        MailAddress.TryCreate(value, out var address)
        && string.Equals(address.Address, value, StringComparison.Ordinal)
        && address.Host.Contains('.', StringComparison.Ordinal)
        && !address.Host.EndsWith('.')
        && !value.Any(c => char.IsWhiteSpace(c) || IsInvisible(c));
}
