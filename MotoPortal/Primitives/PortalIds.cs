namespace MotoPortal.Primitives;

/// <summary>One saving of one card: our row, from the first click to the saved card.</summary>
public readonly record struct CardSetupId : ITypedId<CardSetupId>
{
    private CardSetupId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static CardSetupId Create(DateTimeOffset now) => new("set_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static CardSetupId From(string value) => new(IdText.Require(value, "set_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static CardSetupId? TryFrom(string? value) => IdText.Fits(value, "set_") ? new CardSetupId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One recorded consent.</summary>
public readonly record struct ConsentId : ITypedId<ConsentId>
{
    private ConsentId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static ConsentId Create(DateTimeOffset now) => new("con_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ConsentId From(string value) => new(IdText.Require(value, "con_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static ConsentId? TryFrom(string? value) => IdText.Fits(value, "con_") ? new ConsentId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One signed form that came by post, kept as a scan.</summary>
public readonly record struct SignedFormId : ITypedId<SignedFormId>
{
    private SignedFormId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static SignedFormId Create(DateTimeOffset now) => new("form_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static SignedFormId From(string value) => new(IdText.Require(value, "form_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static SignedFormId? TryFrom(string? value) => IdText.Fits(value, "form_") ? new SignedFormId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A customer as the portal knows them; Stripe's own id is <see cref="CustomerId"/>.</summary>
public readonly record struct PortalCustomerId : ITypedId<PortalCustomerId>
{
    private PortalCustomerId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static PortalCustomerId Create(DateTimeOffset now) => new("per_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static PortalCustomerId From(string value) => new(IdText.Require(value, "per_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static PortalCustomerId? TryFrom(string? value) => IdText.Fits(value, "per_") ? new PortalCustomerId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

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

/// <summary>One charge: our row, with one PaymentIntent at Stripe.</summary>
public readonly record struct ChargeId : ITypedId<ChargeId>
{
    private ChargeId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static ChargeId Create(DateTimeOffset now) => new("chg_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ChargeId From(string value) => new(IdText.Require(value, "chg_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static ChargeId? TryFrom(string? value) => IdText.Fits(value, "chg_") ? new ChargeId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>One refund of a charge: our row, with one Refund at Stripe.</summary>
public readonly record struct ChargeRefundId : ITypedId<ChargeRefundId>
{
    private ChargeRefundId(string value) => Value = value;

    /// <inheritdoc/>
    public string Value { get; }

    /// <summary>A new id that sorts by the time of its making.</summary>
    public static ChargeRefundId Create(DateTimeOffset now) => new("rfd_" + Guid.CreateVersion7(now).ToString("N"));

    /// <inheritdoc/>
    public static ChargeRefundId From(string value) => new(IdText.Require(value, "rfd_"));

    /// <summary>Reads an id that somebody else supplied; null when it is none.</summary>
    public static ChargeRefundId? TryFrom(string? value) => IdText.Fits(value, "rfd_") ? new ChargeRefundId(value!) : null;

    /// <inheritdoc/>
    public override string ToString() => Value;
}

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
