namespace MotoPortal.Primitives;

/// <summary>One e-mail that the portal sends or has sent.</summary>
public readonly record struct MailId : ITypedId<MailId>
{
    private MailId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static MailId Create(DateTimeOffset now) => new("mail_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static MailId From(string value) => new(IdText.Require(value, "mail_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static MailId? TryFrom(string? value) => IdText.Fits(value, "mail_") ? new MailId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
