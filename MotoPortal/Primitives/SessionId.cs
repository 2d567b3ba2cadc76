using MotoPortal.Primitives.Texts;

namespace MotoPortal.Primitives;

/// <summary>The id of a session: one sign-in of one person in one browser.</summary>
public readonly record struct SessionId : ITypedId<SessionId>
{
    private SessionId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>Creates an id; ids sort by their time of creation.</summary>
    public static SessionId Create(DateTimeOffset now) => new("ses_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static SessionId From(string value) => new(IdText.Require(value, "ses_"));

    /// <summary>Parses an id; null when it is invalid.</summary>
    public static SessionId? TryFrom(string? value) => IdText.Fits(value, "ses_") ? new SessionId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
