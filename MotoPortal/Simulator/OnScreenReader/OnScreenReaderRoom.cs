using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.OnScreenReader;

/// <summary>Registers the on-screen reader in a web application and maps its page, its assets and its endpoints.</summary>
internal static partial class OnScreenReaderRoom
{
    private const int LargestPostBytes = 4096;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Adds the page's services. Invalid options prevent the start, with a sentence for each.</summary>
    public static IServiceCollection AddOnScreenReader(this IServiceCollection services, OnScreenReaderOptions options)
    {
        services.AddLocalization();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<OnScreenReaderOptions>, OnScreenReaderOptions.Check>();
        services.AddOptions<OnScreenReaderOptions>().Configure(options.CopyTo).ValidateOnStart();
        services.AddSingleton<ReaderAtStripe>();
        return services;
    }

    /// <summary>Maps <c>GET /reader/{readerId}</c>, <c>GET …/state</c>, <c>POST …/present</c> and <c>POST …/cancel</c>.</summary>
    public static IEndpointRouteBuilder MapOnScreenReader(this IEndpointRouteBuilder endpoints)
    {
        foreach (var asset in ReaderAsset.All)
        {
            endpoints.MapGet(asset.Path, asset.Serve);
        }

        var reader = endpoints.MapGroup("/reader/{readerId}");
        reader.MapGet("", ShowAsync);
        reader.MapGet("/state", StateAsync);

        var posts = reader.MapGroup("").AddEndpointFilter<SamePagePost>().WithMetadata(new RequestSizeLimitAttribute(LargestPostBytes));
        posts.MapPost("/present", PresentAsync);
        posts.MapPost("/cancel", CancelAsync);
        return endpoints;
    }

    private static async Task<IResult> ShowAsync(
        string readerId,
        HttpContext context,
        ReaderAtStripe stripe,
        IOptions<OnScreenReaderOptions> options,
        TimeProvider clock,
        ILoggerFactory loggers)
    {
        var culture = ReaderLanguage.Use(context.Request);
        var first =
            IsReaderId(readerId) ? await stripe.LookAsync(readerId, context.RequestAborted) : new ReaderScreenView(ReaderScreen.Gone);
        var now = clock.GetUtcNow();
        var view = new ReaderPageView(
            readerId,
            first,
            options.Value.IsPractice,
            options.Value.PollMilliseconds,
            options.Value.RestingPollMilliseconds,
            new DateOnly(now.Year, now.Month, now.Day),
            culture.TwoLetterISOLanguageName,
            context.Request.Query["theme"].ToString() is "light" or "dark" ? context.Request.Query["theme"].ToString() : null,
            GroupedTestCards.Cards);

        Protect(context.Response.Headers, options.Value.EmbeddedBy);
        var html = await RenderAsync(view, context.RequestServices, loggers);
        return Results.Content(
            html,
            "text/html; charset=utf-8",
            statusCode: first.Screen == ReaderScreen.Gone ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static async Task<IResult> StateAsync(string readerId, HttpContext context, ReaderAtStripe stripe)
    {
        ReaderLanguage.Use(context.Request);
        return Answer(
            IsReaderId(readerId) ? await stripe.LookAsync(readerId, context.RequestAborted) : new ReaderScreenView(ReaderScreen.Gone),
            context);
    }

    private static async Task<IResult> PresentAsync(
        string readerId, HttpContext context, ReaderAtStripe stripe, TimeProvider clock, IStringLocalizer<OnScreenReaderTexts> texts)
    {
        ReaderLanguage.Use(context.Request);
        var card = await ReadAsync(context);
        if (!IsReaderId(readerId))
        {
            return Answer(new ReaderScreenView(ReaderScreen.Gone), context);
        }

        if (!GroupedTestCards.Has(card?.Number))
        {
            return Refused(texts[nameof(OnScreenReaderTexts.NotATestNumber)], context);
        }

        return card!.IsComplete(clock.GetUtcNow())
            ? Answer(await stripe.PresentAsync(readerId, card), context)
            : Refused(texts[nameof(OnScreenReaderTexts.Incomplete)], context);
    }

    private static async Task<IResult> CancelAsync(string readerId, HttpContext context, ReaderAtStripe stripe)
    {
        ReaderLanguage.Use(context.Request);
        return Answer(IsReaderId(readerId) ? await stripe.CancelAsync(readerId) : new ReaderScreenView(ReaderScreen.Gone), context);
    }

    // Null when the body is not a card: it is then refused like a number that is not a test number.
    private static async Task<KeyedCard?> ReadAsync(HttpContext context)
    {
        try
        {
            return await context.Request.ReadFromJsonAsync<KeyedCard>(Json, context.RequestAborted);
        }
        catch (Exception unreadable) when (unreadable is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    private static IResult Refused(string refusal, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new ReaderScreenView(ReaderScreen.Asking, Refusal: refusal), Json, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    private static IResult Answer(ReaderScreenView view, HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(view, Json, statusCode: view switch
        {
            { Screen: ReaderScreen.Gone } => StatusCodes.Status404NotFound,
            { Screen: ReaderScreen.Unreachable or ReaderScreen.KeyRefused } => StatusCodes.Status502BadGateway,
            { Screen: ReaderScreen.AskedTooOften } => StatusCodes.Status503ServiceUnavailable,
            { Refusal: not null } => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        });
    }

    private static void Protect(IHeaderDictionary headers, string embeddedBy)
    {
        headers.ContentSecurityPolicy = string.Create(
            CultureInfo.InvariantCulture,
            $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self' {embeddedBy}");
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
    }

    private static async Task<string> RenderAsync(ReaderPageView view, IServiceProvider services, ILoggerFactory loggers)
    {
        await using var renderer = new HtmlRenderer(services, loggers);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(
                new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(OnScreenReaderPage.View)] = view });
            return (await renderer.RenderComponentAsync<OnScreenReaderPage>(parameters)).ToHtmlString();
        });
    }

    private static bool IsReaderId(string readerId) => ReaderIdForm().IsMatch(readerId);

    // Nothing else may get into the path of a call to Stripe, or into the log.
    [GeneratedRegex("^tmr_[A-Za-z0-9_]{1,80}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 100)]
    private static partial Regex ReaderIdForm();
}
