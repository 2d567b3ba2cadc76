namespace MotoPortal.Primitives;

/// <summary>One sign-in of one person in one browser, until it ends.</summary>
public readonly record struct SessionId : ITypedId<SessionId>
{
    private SessionId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static SessionId Create(DateTimeOffset now) => new("ses_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static SessionId From(string value) => new(IdText.Require(value, "ses_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static SessionId? TryFrom(string? value) => IdText.Fits(value, "ses_") ? new SessionId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
