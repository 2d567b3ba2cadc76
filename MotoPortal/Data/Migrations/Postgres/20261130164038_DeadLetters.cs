using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DeadLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Failure",
                table: "stripe_events",
                type: "character varying(128)",
                maxLength: 128,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Problem",
                table: "stripe_events",
                type: "character varying(16)",
                maxLength: 16,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReplayedAt",
                table: "stripe_events",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "refused_posts",
                columns: table => new
                {
                    Period = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Refusal = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LastAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_refused_posts", x => new { x.Period, x.Refusal });
                });

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_GaveUpAt",
                table: "stripe_events",
                column: "GaveUpAt",
                filter: "\"GaveUpAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_stripe_events_ReceivedAt",
                table: "stripe_events",
                column: "ReceivedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "refused_posts");

            migrationBuilder.DropIndex(
                name: "IX_stripe_events_GaveUpAt",
                table: "stripe_events");

            migrationBuilder.DropIndex(
                name: "IX_stripe_events_ReceivedAt",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "Failure",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "Problem",
                table: "stripe_events");

            migrationBuilder.DropColumn(
                name: "ReplayedAt",
                table: "stripe_events");
        }
    }
}
