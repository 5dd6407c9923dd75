// All scripts of ours that each page loads, in their order; the build makes one small file of them
// (elternportal/build.py). Only connection.js comes before everything else.
import "./drafts.js";
import "./frame.js";
import "./arrival.js";
import "./notices.js";
import "./tab-title.js";
import "./evening.js";
import "./days.js";
import "./account.js";
import "./attachments.js";
import "./letter.js";
import "./messages.js";
import "./results.js";
import "./settings-file.js";
