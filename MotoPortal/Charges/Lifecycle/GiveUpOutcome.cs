namespace MotoPortal.Charges.Lifecycle;

/// <summary>The result of giving up a charge that waits for a second person. Closed: only the cases named here exist.</summary>
internal enum GiveUpOutcome
{
    /// <summary>It was given up; nothing was sent.</summary>
    GivenUp,

    /// <summary>It does not wait for a second person any more.</summary>
    NotWaiting,

    /// <summary>There is no such charge, or it belongs to a store in which the acting person does not work; nothing was done.</summary>
    NotFound,

    /// <summary>The acting person neither requested it nor may approve it; nothing was done.</summary>
    NotAllowed,
}
