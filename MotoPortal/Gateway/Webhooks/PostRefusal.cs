namespace MotoPortal.Gateway.Webhooks;

/// <summary>Why a post to the webhook endpoint was refused.</summary>
public enum PostRefusal
{
    /// <summary>Signed with none of the portal's secrets, or not at all.</summary>
    Forged,

    /// <summary>Signed, but too long ago or in the future: a repeated post, or a wrong clock.</summary>
    OutOfTime,

    /// <summary>Signed, but of another form than the portal reads.</summary>
    Unreadable,

    /// <summary>Larger than any event.</summary>
    TooLarge,

    /// <summary>One of too many within a minute from one address.</summary>
    TooMany,
}
