namespace MotoPortal.Notices.Records;

/// <summary>How a customer was told: the means that the prepared terms name.</summary>
public enum NoticeMeans
{
    Email,
    Telephone,
    Letter,
}
