using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of an e-mail.</summary>
public readonly record struct MailId : ITypedId<MailId>
{
    private MailId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static MailId Create(DateTimeOffset now) => new("mail_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static MailId From(string value) => new(IdText.Require(value, "mail_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static MailId? TryFrom(string? value) => IdText.Fits(value, "mail_") ? new MailId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
